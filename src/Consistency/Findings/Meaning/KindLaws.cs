using System.Collections.Immutable;
using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Findings;

/// <summary>Says that there is a bird where a text speaks of birds and what it says leaves none.</summary>
/// <remarks>
/// "Birds can fly" and "Birds cannot fly" can both be true, of no birds at all; but who speaks of birds takes it that there are some (existential import:
/// P. F. Strawson 1952, ch. 6). So there is a law for a kind of which sentences speak without a condition, where what they say of all things excludes
/// that anything is of that kind. It is found by unit propagation over what they say of one thing that is nowhere named: linear in what follows from the most special kinds. A text that
/// says outright that there are none ("Nothing is a unicorn") is taken at its word. Kinds that are compared ("Elephants are bigger than mice") get the law as well,
/// since what comparisons exclude takes two things.
/// </remarks>
internal static class KindLaws
{
    // Kinds that are compared are made things of; each takes part in every rule.
    private const int MostCompared = 24;

    // Far more than any text needs that is not made to need it.
    private const long MostSteps = 20_000_000;

    /// <summary>Gives the laws for kinds of which nothing could be.</summary>
    /// <param name="statements">All statements.</param>
    /// <param name="vocabulary">How predicates are said.</param>
    /// <param name="ids">Names the laws.</param>
    /// <param name="problems">Gets what could not be looked at, since it is too much.</param>
    public static List<Statement> LawsOf(IReadOnlyList<Statement> statements, Vocabulary vocabulary, FreshIds ids, List<Diagnostic> problems)
    {
        if (!statements.Any(static s => s.SpeaksOfKinds))
        {
            return [];
        }

        SingleThing thing = new();
        List<(Predicate Kind, int Literal)> kinds = [];
        List<(Predicate Relation, Predicate Kind, Predicate Other)> comparisons = [];
        foreach (Statement statement in statements.Where(IsSaid))
        {
            foreach (Formula part in statement.Formula is Conjunction all ? all.Operands : [statement.Formula!])
            {
                if (part is not UniversalQuantification { Variables: [var x] } general)
                {
                    continue;
                }

                thing.Add(general.Body, x);
                if (statement.SpeaksOfKinds && general.Body is Implication { Antecedent: AtomicFormula { Predicate: { Arity: 1 } kind } atom } said && IsNoun(kind, vocabulary))
                {
                    kinds.Add((kind, thing.LiteralOf(atom, x)));
                    if (Compared(said.Consequent) is var (relation, other))
                    {
                        comparisons.Add((relation, kind, other));
                    }
                }
            }
        }

        HashSet<Predicate> impossible = [];
        if (thing.Clauses > 1)
        {
            if (!thing.Propagate(MostSteps))
            {
                return [];
            }

            // The most special kinds first: what is said of emperor penguins holds what is said of penguins.
            List<(Predicate Kind, int Literal, HashSet<int> Closure)> found = [];
            foreach ((Predicate kind, int literal) in kinds.DistinctBy(static k => k.Literal).OrderBy(k => !thing.IsSpecial(k.Literal)))
            {
                if (!thing.IsKnown(literal ^ 1) && thing.Exclude(literal, MostSteps) is { } closure)
                {
                    found.Add((kind, literal, closure));
                }
            }

            if (thing.IsTooMuch)
            {
                problems.Add(CheckDiagnostics.TooManyToCompare("all", kinds.Count));
                return [];
            }

            // What leaves no penguin leaves no emperor penguin either: one law is enough.
            for (int i = 0; i < found.Count; i++)
            {
                (Predicate kind, int literal, HashSet<int> closure) = found[i];
                bool isImplied = found.Where((other, k) => k != i && closure.Contains(other.Literal) && (k < i || !other.Closure.Contains(literal))).Any();
                if (!isImplied)
                {
                    impossible.Add(kind);
                }
            }
        }

        foreach (IGrouping<Predicate, (Predicate Relation, Predicate Kind, Predicate Other)> same in comparisons.GroupBy(static c => c.Relation))
        {
            HashSet<Predicate> compared = [.. same.SelectMany(static c => new[] { c.Kind, c.Other })];
            if (same.Count() > 1 && compared.Count <= MostCompared)
            {
                impossible.UnionWith(compared);
            }
            else if (same.Count() > 1)
            {
                problems.Add(CheckDiagnostics.TooManyToCompare(same.Key.Name.Replace('_', ' '), compared.Count));
            }
        }

        if (impossible.Count > 0)
        {
            impossible.ExceptWith(Named(statements));
        }

        Term one = Term.Variable("x");
        return
        [
            .. impossible.OrderBy(static k => k.Name, StringComparer.Ordinal).Select(k => Statement.Create(
                StatementKind.Rule, ids.Next($"meaning of '{k.Name}'"), new ExistentialQuantification([one], k.Of(one)), Text(k, vocabulary))),
        ];
    }

    // What is said of now and by the text itself, and believed; a rule with a confidence has exceptions.
    private static bool IsSaid(Statement statement) => statement is { Formula: not null, Attribution: null } && statement.Kind switch
    {
        StatementKind.Question => false,
        StatementKind.Rule => statement.Confidence is null,
        _ => statement.Confidence is null or > 0.5,
    };

    // Of what is certain there is one already.
    private static HashSet<Predicate> Named(IReadOnlyList<Statement> statements) =>
    [
        .. statements.Where(static s => s is { Kind: StatementKind.Fact, Confidence: null, Formula: not null })
            .SelectMany(static s => s.Formula is Conjunction all ? (IEnumerable<Formula>)all.Operands : [s.Formula!])
            .OfType<AtomicFormula>().Where(static a => a.Arguments is [{ IsVariable: false }]).Select(static a => a.Predicate),
    ];

    // "{0} is a bird", 「{0}は鳥である」.
    private static bool IsNoun(Predicate kind, Vocabulary vocabulary) =>
        vocabulary.Wordings.TryGetValue(kind, out Wording? wording)
        && (wording.Positive.StartsWith("{0} is a ", StringComparison.Ordinal) || wording.Positive.StartsWith("{0} is an ", StringComparison.Ordinal) || IsJapanese(wording));

    private static bool IsJapanese(Wording wording) => wording.Positive.StartsWith("{0}は", StringComparison.Ordinal) && wording.Positive.EndsWith("である", StringComparison.Ordinal);

    private static string Text(Predicate kind, Vocabulary vocabulary)
    {
        string said = vocabulary.Wordings[kind].Positive;
        return IsJapanese(vocabulary.Wordings[kind]) ? $"{said["{0}は".Length..^"である".Length]}があることが前提とされている" : $"it is taken for granted that there is {said["{0} is ".Length..]}";
    }

    // "bigger than every mouse", "not bigger than every mouse", "bigger than no mouse".
    private static (Predicate Relation, Predicate Kind)? Compared(Formula said) => said switch
    {
        Negation negation => Compared(negation.Operand),
        UniversalQuantification { Body: Implication { Antecedent: AtomicFormula { Predicate: { Arity: 1 } kind }, Consequent: AtomicFormula { Predicate: { Arity: 2 } relation } } } => (relation, kind),
        ExistentialQuantification { Body: Conjunction { Operands: [AtomicFormula { Predicate: { Arity: 1 } kind }, AtomicFormula { Predicate: { Arity: 2 } relation }] } } => (relation, kind),
        _ => null,
    };
}
