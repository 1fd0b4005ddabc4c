/**
 * Names of the counties in the order of their TERYT codes (source: the TERC register of GUS, state of
 * 2021, when jeleniogórski became karkonoski). For each voivodeship: land counties from 01, a bar, cities
 * with county rights from 61. An empty place is a code that is no longer given (0263, 1431).
 *
 * A string per voivodeship instead of 380 objects: 4 kB that a page loads only with the county picker.
 */
export const COUNTY_NAMES = {
  "02": "bolesławiecki,dzierżoniowski,głogowski,górowski,jaworski,karkonoski,kamiennogórski,kłodzki,legnicki,lubański,lubiński,lwówecki,milicki,oleśnicki,oławski,polkowicki,strzeliński,średzki,świdnicki,trzebnicki,wałbrzyski,wołowski,wrocławski,ząbkowicki,zgorzelecki,złotoryjski|Jelenia Góra,Legnica,,Wrocław,Wałbrzych",
  "04": "aleksandrowski,brodnicki,bydgoski,chełmiński,golubsko-dobrzyński,grudziądzki,inowrocławski,lipnowski,mogileński,nakielski,radziejowski,rypiński,sępoleński,świecki,toruński,tucholski,wąbrzeski,włocławski,żniński|Bydgoszcz,Grudziądz,Toruń,Włocławek",
  "06": "bialski,biłgorajski,chełmski,hrubieszowski,janowski,krasnostawski,kraśnicki,lubartowski,lubelski,łęczyński,łukowski,opolski,parczewski,puławski,radzyński,rycki,świdnicki,tomaszowski,włodawski,zamojski|Biała Podlaska,Chełm,Lublin,Zamość",
  "08": "gorzowski,krośnieński,międzyrzecki,nowosolski,słubicki,strzelecko-drezdenecki,sulęciński,świebodziński,zielonogórski,żagański,żarski,wschowski|Gorzów Wielkopolski,Zielona Góra",
  "10": "bełchatowski,kutnowski,łaski,łęczycki,łowicki,łódzki wschodni,opoczyński,pabianicki,pajęczański,piotrkowski,poddębicki,radomszczański,rawski,sieradzki,skierniewicki,tomaszowski,wieluński,wieruszowski,zduńskowolski,zgierski,brzeziński|Łódź,Piotrków Trybunalski,Skierniewice",
  "12": "bocheński,brzeski,chrzanowski,dąbrowski,gorlicki,krakowski,limanowski,miechowski,myślenicki,nowosądecki,nowotarski,olkuski,oświęcimski,proszowicki,suski,tarnowski,tatrzański,wadowicki,wielicki|Kraków,Nowy Sącz,Tarnów",
  "14": "białobrzeski,ciechanowski,garwoliński,gostyniński,grodziski,grójecki,kozienicki,legionowski,lipski,łosicki,makowski,miński,mławski,nowodworski,ostrołęcki,ostrowski,otwocki,piaseczyński,płocki,płoński,pruszkowski,przasnyski,przysuski,pułtuski,radomski,siedlecki,sierpecki,sochaczewski,sokołowski,szydłowiecki,,warszawski zachodni,węgrowski,wołomiński,wyszkowski,zwoleński,żuromiński,żyrardowski|Ostrołęka,Płock,Radom,Siedlce,Warszawa",
  "16": "brzeski,głubczycki,kędzierzyńsko-kozielski,kluczborski,krapkowicki,namysłowski,nyski,oleski,opolski,prudnicki,strzelecki|Opole",
  "18": "bieszczadzki,brzozowski,dębicki,jarosławski,jasielski,kolbuszowski,krośnieński,leżajski,lubaczowski,łańcucki,mielecki,niżański,przemyski,przeworski,ropczycko-sędziszowski,rzeszowski,sanocki,stalowowolski,strzyżowski,tarnobrzeski,leski|Krosno,Przemyśl,Rzeszów,Tarnobrzeg",
  "20": "augustowski,białostocki,bielski,grajewski,hajnowski,kolneński,łomżyński,moniecki,sejneński,siemiatycki,sokólski,suwalski,wysokomazowiecki,zambrowski|Białystok,Łomża,Suwałki",
  "22": "bytowski,chojnicki,człuchowski,gdański,kartuski,kościerski,kwidzyński,lęborski,malborski,nowodworski,pucki,słupski,starogardzki,tczewski,wejherowski,sztumski|Gdańsk,Gdynia,Słupsk,Sopot",
  "24": "będziński,bielski,cieszyński,częstochowski,gliwicki,kłobucki,lubliniecki,mikołowski,myszkowski,pszczyński,raciborski,rybnicki,tarnogórski,bieruńsko-lędziński,wodzisławski,zawierciański,żywiecki|Bielsko-Biała,Bytom,Chorzów,Częstochowa,Dąbrowa Górnicza,Gliwice,Jastrzębie-Zdrój,Jaworzno,Katowice,Mysłowice,Piekary Śląskie,Ruda Śląska,Rybnik,Siemianowice Śląskie,Sosnowiec,Świętochłowice,Tychy,Zabrze,Żory",
  "26": "buski,jędrzejowski,kazimierski,kielecki,konecki,opatowski,ostrowiecki,pińczowski,sandomierski,skarżyski,starachowicki,staszowski,włoszczowski|Kielce",
  "28": "bartoszycki,braniewski,działdowski,elbląski,ełcki,giżycki,iławski,kętrzyński,lidzbarski,mrągowski,nidzicki,nowomiejski,olecki,olsztyński,ostródzki,piski,szczycieński,gołdapski,węgorzewski|Elbląg,Olsztyn",
  "30": "chodzieski,czarnkowsko-trzcianecki,gnieźnieński,gostyński,grodziski,jarociński,kaliski,kępiński,kolski,koniński,kościański,krotoszyński,leszczyński,międzychodzki,nowotomyski,obornicki,ostrowski,ostrzeszowski,pilski,pleszewski,poznański,rawicki,słupecki,szamotulski,średzki,śremski,turecki,wągrowiecki,wolsztyński,wrzesiński,złotowski|Kalisz,Konin,Leszno,Poznań",
  "32": "białogardzki,choszczeński,drawski,goleniowski,gryficki,gryfiński,kamieński,kołobrzeski,koszaliński,myśliborski,policki,pyrzycki,sławieński,stargardzki,szczecinecki,świdwiński,wałecki,łobeski|Koszalin,Szczecin,Świnoujście",
} as const;
