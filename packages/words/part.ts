/** Words by which a part of a programme says itself what it is, so that nobody says it once more. */
const OWN_WORD =
  /^(moduł|modul|panel|warsztat|blok|sesja|sekcja|grupa|ścieżka|część|poziom|etap|module|workshop|block|session|section|group|track|part|level|stage)(?!\p{L})/iu;

/** The name of a module, panel or level, with the word before it unless it begins with one of its own. */
export function namedPart(word: string, name: string): string {
  return OWN_WORD.test(name) ? name : `${word}: ${name}`;
}
