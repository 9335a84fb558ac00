using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Findings.Rules;

/// <summary>Says what is so of nameless things: "something is a penguin and it is a bat".</summary>
internal static class Scenario
{
    private static readonly string[] Nouns = ["something", "something else", "a third thing"];
    private static readonly string[] Letters = ["x", "y", "z"];

    /// <summary>Says some literals.</summary>
    /// <param name="literals">The literals; at least one.</param>
    /// <param name="generic">The nameless things.</param>
    /// <param name="vocabulary">The users' words; a literal without any is said in the formal register, with x, y and z.</param>
    /// <returns>The words, without a capital letter and a full stop.</returns>
    public static string Say(IReadOnlyList<RuleLiteral> literals, IReadOnlyList<Term> generic, Vocabulary vocabulary)
    {
        bool inWords = literals.All(l => vocabulary.Wordings.ContainsKey(l.Atom.Predicate));
        bool isAboutOne = literals.SelectMany(static l => l.Atom.Arguments).Where(generic.Contains).Distinct().Count() == 1;
        List<string> parts = [];
        foreach (RuleLiteral literal in literals)
        {
            string[] names = !inWords ? Letters : isAboutOne && parts.Count > 0 ? ["it", "it", "it"] : Nouns;
            parts.Add(inWords ? InWords(literal, generic, vocabulary, names) : Formally(literal, generic, names));
        }

        return string.Join(" and ", parts);
    }

    private static string InWords(RuleLiteral literal, IReadOnlyList<Term> generic, Vocabulary vocabulary, string[] names)
    {
        Dictionary<string, string> nameOf = new(vocabulary.Names, StringComparer.Ordinal);
        for (int i = 0; i < generic.Count; i++)
        {
            nameOf[generic[i].Name] = names[i];
        }

        string said = new Vocabulary(vocabulary.Wordings, nameOf).Say(literal.Atom, literal.Holds);
        bool startsWithNameless = names.Any(n => said.StartsWith(n, StringComparison.OrdinalIgnoreCase));
        return startsWithNameless ? char.ToLowerInvariant(said[0]) + said[1..] : said;
    }

    private static string Formally(RuleLiteral literal, IReadOnlyList<Term> generic, string[] names)
    {
        Dictionary<Term, Term> letterOf = generic.Select((g, i) => (g, i)).ToDictionary(static p => p.g, p => Term.Variable(names[p.i]));
        RuleLiteral open = literal.With(letterOf);
        return open.Holds ? open.Atom.ToString() : $"!{open.Atom}";
    }
}
