using System.Collections.Immutable;
using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Findings;

/// <summary>Gives letters to the things that were named for a proof.</summary>
internal sealed class ThingNames
{
    private static readonly string[] Letters = ["X", "Y", "Z", "U", "V", "W"];

    private readonly Dictionary<Term, (string Letter, Statement? Statement)> _names = [];
    private readonly HashSet<Term> _introduced = [];

    private ThingNames(Proof proof, NamedThings named, Vocabulary vocabulary)
    {
        Queue<string> free = new(Letters.Except(vocabulary.Names.Values));
        foreach (Term thing in All(proof.Steps).SelectMany(TermsOf).Where(named.Things.ContainsKey))
        {
            if (!_names.ContainsKey(thing) && free.TryDequeue(out string? letter))
            {
                Statement statement = named.Things[thing];
                _names.Add(thing, (letter, statement.Kind == StatementKind.Question ? null : statement));
            }
        }
    }

    /// <summary>Names the things of a proof, in the order in which they appear; null when there are none.</summary>
    /// <param name="proof">The proof.</param>
    /// <param name="vocabulary">The users' words; no letter that they use is given.</param>
    public static ThingNames? Of(Proof proof, Vocabulary vocabulary) => proof.Named is null ? null : new ThingNames(proof, proof.Named, vocabulary);

    /// <summary>Gives the letter of a thing; null when it has none.</summary>
    public string? NameOf(Term thing) => _names.TryGetValue(thing, out (string Letter, Statement? Statement) name) ? name.Letter : null;

    /// <summary>Gives the statements of whose things a step is the first to speak, with the letters of all their things; null for what is supposed.</summary>
    public IEnumerable<(Statement? Statement, IReadOnlyList<string> Letters)> IntroducedBy(ProofStep step)
    {
        foreach (Term thing in TermsOf(step))
        {
            if (_names.TryGetValue(thing, out (string Letter, Statement? Statement) name) && _introduced.Add(thing))
            {
                Term[] all = [.. _names.Where(n => ReferenceEquals(n.Value.Statement, name.Statement)).Select(static n => n.Key)];
                _introduced.UnionWith(all);
                yield return (name.Statement, [.. all.Select(t => _names[t].Letter)]);
            }
        }
    }

    private static IEnumerable<ProofStep> All(ImmutableArray<ProofStep> steps) => steps.SelectMany(static s => s.Cases.SelectMany(static c => All(c.Steps)).Prepend(s));

    private static IEnumerable<Term> TermsOf(ProofStep step) =>
        step.Premises.Select(static p => p.Says).Concat(step.Cases.Select(static c => c.Supposition)).Concat(step.Conclusion is { } said ? [said] : [])
            .SelectMany(static l => Literals.Split(l).Atom.Arguments).Distinct();
}
