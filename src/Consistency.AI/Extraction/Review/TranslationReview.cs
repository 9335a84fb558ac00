using Consistency.Language;
using Consistency.Logic;

namespace Consistency.AI.Extraction.Review;

/// <summary>Compares a sentence with the formulas that are said to translate it, without understanding the sentence.</summary>
/// <remarks>
/// It compares what survives any wording: how often something is denied, which words and names occur, whether one thing is spoken
/// of or everything, and in which order conditions and arguments stand. It is strict: what it cannot account for is a finding, so that
/// a translation is asked for again or reported as missing, and never guessed. Linear in the length of the sentence.
/// </remarks>
internal static class TranslationReview
{
    /// <summary>Compares.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="translations">The formulas.</param>
    /// <param name="isKnownName">Whether a name that the sentence does not contain can be what one of its pronouns stands for.</param>
    /// <param name="apart">Words of the sentence that are said apart from the formulas: who says it, and when it holds.</param>
    /// <returns>The differences; none when no difference was found.</returns>
    public static List<TranslationFinding> Review(
        string sentence, IReadOnlyList<Formula> translations, Func<string, bool>? isKnownName = null, string apart = "")
    {
        List<TranslationFinding> findings = [];
        SentenceWords words = new(sentence);
        FormulaProfile profile = FormulaProfile.Of(translations);
        if (profile.Atoms.Count == 0)
        {
            findings.Add(new TranslationFinding(TranslationDefect.Dropped, "Nothing was written for this sentence."));
            return findings;
        }

        AddWords(words, profile, isKnownName ?? (static _ => false), apart, findings);
        AddPolarity(words, profile, findings);
        AddQuantifier(sentence, words, profile, findings);
        AddDirection(words, profile, findings);
        return findings;
    }

    private static void AddWords(
        SentenceWords words, FormulaProfile profile, Func<string, bool> isKnownName, string apart, List<TranslationFinding> findings)
    {
        bool hasPronoun = words.Any(FunctionWords.Pronouns.Contains);
        AddLostMentions(words, profile, findings);
        HashSet<int> covered = [.. new SentenceWords(apart).Lower.Select(words.PlaceOf).Where(static p => p >= 0)];
        HashSet<string> told = new(StringComparer.Ordinal);
        foreach ((AtomicFormula atom, _, _) in profile.Atoms)
        {
            Cover(atom.Predicate.Name, isName: false);
            foreach (Term term in atom.Arguments.Where(static t => !t.IsVariable))
            {
                Cover(term.Name, isName: true);
            }
        }

        // The same word in another form is said, too: eat, eats.
        HashSet<string> said = new(covered.SelectMany(p => SentenceWords.FormsOf(words.Lower[p])), StringComparer.Ordinal);
        string[] left =
        [
            .. words.ContentPlaces.Where(p => !covered.Contains(p)).Select(p => words.Lower[p])
                .Where(w => !SentenceWords.FormsOf(w).Any(said.Contains)).Distinct(),
        ];
        if (left.Length > 0)
        {
            findings.Add(new TranslationFinding(
                TranslationDefect.LeftOut, $"The sentence says '{string.Join("', '", left)}', which no statement has."));
        }

        void Cover(string name, bool isName)
        {
            if (isName && name.Length == 1 && char.IsLetter(name[0]) && words.PlaceOf(name) < 0)
            {
                Tell(name, TranslationDefect.FreeVariable, $"'{name}' looks like a variable that nothing binds.");
                return;
            }

            if (Joined(words, name) is { } places)
            {
                covered.UnionWith(places);
                return;
            }

            string[] parts = FormulaProfile.WordsOf(name);
            foreach (string part in parts)
            {
                int place = words.PlaceOf(part);
                if (place >= 0)
                {
                    covered.Add(place);
                }
                else if (!FunctionWords.Form.Contains(part) && !(isName && hasPronoun && isKnownName(name)) && !CoverDenied(part))
                {
                    Tell(part, TranslationDefect.Added, $"'{part}' is not in the sentence.");
                }
            }
        }

        // happy, where the sentence says unhappy.
        bool CoverDenied(string part)
        {
            int place = DeniedPlace(words, part);
            if (place >= 0)
            {
                covered.Add(place);
            }

            return place >= 0;
        }

        void Tell(string word, TranslationDefect defect, string message)
        {
            if (told.Add(word))
            {
                findings.Add(new TranslationFinding(defect, message));
            }
        }
    }

    // "If someone chases the cow then the cow is big": a statement that names the cow once has put something else in its other place.
    private static void AddLostMentions(SentenceWords words, FormulaProfile profile, List<TranslationFinding> findings)
    {
        foreach (IGrouping<string, Term> name in profile.Atoms.SelectMany(static a => a.Atom.Arguments)
            .Where(static t => !t.IsVariable).GroupBy(static t => t.Name, StringComparer.Ordinal))
        {
            // By its last word: "the bald eagle … the eagle".
            string last = Joined(words, name.Key) is { } places ? words.Lower[places.Last()] : FormulaProfile.WordsOf(name.Key)[^1];
            int mentions = words.Lower.Count(w => w == last);
            if (mentions > name.Count())
            {
                findings.Add(new TranslationFinding(
                    TranslationDefect.LeftOut, $"The sentence mentions '{last}' {mentions} times, the statement {name.Count()}."));
            }
        }
    }

    private static int DeniedPlace(SentenceWords words, string part) =>
        Denying.Select(p => words.PlaceOf(p + part)).FirstOrDefault(static p => p >= 0, -1);

    private static readonly string[] Denying = ["un", "in", "im", "dis", "non"];

    // baldeagle for "bald eagle": the places of the words that make the name up.
    private static IEnumerable<int>? Joined(SentenceWords words, string name)
    {
        string whole = ProgramFold(name);
        for (int start = 0; start < words.Lower.Length; start++)
        {
            string joined = string.Empty;
            for (int end = start; end < words.Lower.Length && joined.Length < whole.Length; end++)
            {
                joined += words.Lower[end];
                if (joined == whole || SentenceWords.FormsOf(joined).Contains(whole))
                {
                    return Enumerable.Range(start, end - start + 1);
                }
            }
        }

        return null;
    }

    private static string ProgramFold(string name) =>
        Inflection.Singular(name.ToLowerInvariant().Replace("_", string.Empty, StringComparison.Ordinal));

    private static void AddPolarity(SentenceWords words, FormulaProfile profile, List<TranslationFinding> findings)
    {
        (int least, int most) = DenialsOf(words);
        most += profile.Atoms.Count(a => FormulaProfile.WordsOf(a.Atom.Predicate.Name).Any(w => words.PlaceOf(w) < 0 && DeniedPlace(words, w) >= 0));
        int denied = profile.Atoms.Count(static a => a.IsDenied);
        bool fits = (profile.Negations >= least && profile.Negations <= most) || (denied >= least && denied <= most);
        if (!fits)
        {
            findings.Add(new TranslationFinding(
                TranslationDefect.Polarity,
                most == 0
                    ? "The sentence denies nothing, but the statement does."
                    : $"The sentence denies {most} time(s), the statement {profile.Negations}."));
            return;
        }

        // "not X": X itself is denied, wherever else negations stand.
        foreach ((AtomicFormula atom, _, _) in profile.Atoms.Where(static a => !a.IsDenied))
        {
            int place = FormulaProfile.WordsOf(atom.Predicate.Name).Select(words.PlaceOf).FirstOrDefault(static p => p >= 0, -1);
            bool isOnly = place > 0 && words.Lower.Count(w => SentenceWords.FormsOf(w).Intersect(SentenceWords.FormsOf(words.Lower[place])).Any()) == 1;
            if (isOnly && words.Lower[place - 1] is "not" or "never" && profile.Negations > 0 && !IsDeniedOutside(profile))
            {
                findings.Add(new TranslationFinding(
                    TranslationDefect.Polarity, $"The sentence denies '{words.Lower[place]}', and the statement denies something else."));
                return;
            }
        }
    }

    // One negation over several atoms denies them together; which of them it is about cannot be told by their places.
    private static bool IsDeniedOutside(FormulaProfile profile) => profile.Atoms.Count(static a => a.IsDenied) != profile.Negations;

    /// <summary>How often a sentence denies, at least and at most.</summary>
    private static (int Least, int Most) DenialsOf(SentenceWords words)
    {
        int least = 0;
        int most = 0;
        for (int i = 0; i < words.Lower.Length; i++)
        {
            string word = words.Lower[i];
            string next = i + 1 < words.Lower.Length ? words.Lower[i + 1] : string.Empty;
            if (FunctionWords.Negations.Contains(word) && !(word == "not" && next is "only" or "necessarily") && !(word == "not" && next == "both"))
            {
                least++;
                most++;

                // "not big or red" denies both, and may be written with one negation or two.
                most += words.Lower.Skip(i + 1).Take(4).Any(static w => w is "or" or "and") && word != "neither" && word != "nor" ? 1 : 0;
                least -= word == "neither" ? 1 : 0;
            }
            else if (word is "unless" or "except" or "fails" or "lacks" || (word == "not" && next == "both"))
            {
                most++;
            }
        }

        return (least, most);
    }

    private static void AddQuantifier(string sentence, SentenceWords words, FormulaProfile profile, List<TranslationFinding> findings)
    {
        bool isConditional = words.Any(static w => w is "if" or "when" or "whenever" or "unless");
        bool hasIndefinite = words.Any(FunctionWords.Existentials.Contains);
        bool saysEverything = words.Any(FunctionWords.Universals.Contains);
        bool isAboutEverything = saysEverything || (isConditional && hasIndefinite);
        bool isVariable = profile.HasUniversal || profile.HasExistential;
        if (isAboutEverything && !isVariable && !words.Any(static w => w is "nothing" or "none" or "no" or "always" or "only" or "any"))
        {
            Add("The sentence speaks of everything or of something unnamed, the statement only of named things.");
        }
        else if (profile.HasUniversal && !profile.HasExistential && hasIndefinite && !isConditional && !saysEverything)
        {
            Add("The sentence speaks of something, the statement of everything.");
        }
        else if (profile.HasExistential && !profile.HasUniversal && profile.Negations == 0 && saysEverything && !hasIndefinite)
        {
            Add("The sentence speaks of everything, the statement of something.");
        }
        else if (profile.HasUniversal && !isAboutEverything && !hasIndefinite && !SoundsGeneral(sentence, words))
        {
            Add("The sentence speaks of named things only, the statement of everything.");
        }

        void Add(string message) => findings.Add(new TranslationFinding(TranslationDefect.Quantifier, message));
    }

    // "Wumpuses are red", "Kind, cold people are smart", "A cat is an animal", "If it is red then it is big".
    private static bool SoundsGeneral(string sentence, SentenceWords words) =>
        words.Lower.Length > 0
        && (words.Lower[0] is "a" or "an"
            || words.Any(static w => w is "people" or "things" or "persons" or "those" or "who" or "it" or "they" or "one")
            || words.Lower.TakeWhile(static w => w is not ("is" or "has")).Any(static w => Inflection.LooksPlural(w) && !FunctionWords.Form.Contains(w))
            || !char.IsUpper(sentence.TrimStart()[0]));

    private static void AddDirection(SentenceWords words, FormulaProfile profile, List<TranslationFinding> findings)
    {
        foreach ((AtomicFormula atom, _, _) in profile.Atoms.Where(static a => a.Atom.Arguments.Length == 2))
        {
            if (atom.Arguments.Any(static t => t.IsVariable) || words.Any(static w => w is "by" or "than" or "whom" or "which"))
            {
                continue;
            }

            int first = PlaceOfName(words, atom.Arguments[0].Name);
            int second = PlaceOfName(words, atom.Arguments[1].Name);
            if (first >= 0 && second >= 0 && first > second && OccursOnce(words, first) && OccursOnce(words, second))
            {
                findings.Add(new TranslationFinding(
                    TranslationDefect.Direction, $"In the sentence '{words.Lower[second]}' comes before '{words.Lower[first]}', in the statement it is the other way round."));
                return;
            }
        }

        bool isReversed = words.Lower.Skip(1).Any(static w => w is "if" or "when" or "whenever") && words.Lower[0] is not ("if" or "when" or "whenever");
        if (words.Any(static w => w is "only" or "unless" or "because" or "since" or "means" or "follows"))
        {
            return;
        }

        int[] conditions = Places(words, profile, isCondition: true);
        int[] conclusions = Places(words, profile, isCondition: false);
        if (conditions.Length == 0 || conclusions.Length == 0)
        {
            return;
        }

        // Only words that stand on one side alone tell a direction.
        bool isForward = conditions.Max() < conclusions.Min();
        bool isBackward = conclusions.Max() < conditions.Min();
        if (isReversed ? isForward : isBackward)
        {
            findings.Add(new TranslationFinding(
                TranslationDefect.Direction, "What the statement concludes is what the sentence gives as the condition."));
        }
    }

    private static int[] Places(SentenceWords words, FormulaProfile profile, bool isCondition) =>
    [
        .. profile.Atoms.Where(a => a.IsCondition == isCondition)
            .Select(a => PlaceOfName(words, a.Atom.Predicate.Name)).Where(static p => p >= 0),
    ];

    private static int PlaceOfName(SentenceWords words, string name) =>
        Joined(words, name)?.First() ?? FormulaProfile.WordsOf(name).Select(words.PlaceOf).FirstOrDefault(static p => p >= 0, -1);

    private static bool OccursOnce(SentenceWords words, int place) => words.Lower.Count(w => w == words.Lower[place]) == 1;
}
