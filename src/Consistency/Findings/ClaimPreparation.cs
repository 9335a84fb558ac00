using System.Collections.Frozen;
using System.Collections.Immutable;
using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Findings;

/// <summary>Makes of statements what is checked: what their times and the options of relations come to.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>Comparisons that are said in words obey their laws: <see cref="ComparisonLaws"/>.</item>
/// <item>"since 2019" holds at each later time that any statement speaks of, and so on: see <see cref="TimeForm"/>.</item>
/// <item>The laws that a relation is declared to obey hold at every time and within what each source says.</item>
/// <item>With "latest wins", of claims about one thing with times the latest holds now; it ends an earlier "since" that it contradicts: <see cref="LatestWins"/>.</item>
/// <item>With "supersedes", a statement that a later one contradicts directly is left out, which is said; <see cref="Restoring"/> keeps it
/// for the case that the later one is given up.</item>
/// <item>"The oldest" is tied to "older than" where that is declared asymmetric: <see cref="Superlatives"/>.</item>
/// <item>Numbers in words go together: <see cref="AmountLaws"/>. Who owns Rex, a dog, owns a dog: <see cref="NamedThingLaws"/>. What holds of the CEO holds of who is the CEO: <see cref="HolderLaws"/>. Who speaks of birds says that there are some: <see cref="KindLaws"/>.</item>
/// <item>With "closed", what no statement could make true is false: <see cref="ClosedRelation"/>.</item>
/// </list>
/// Statement sets without any of these are given back as they are.
/// </remarks>
internal static class ClaimPreparation
{
    // Only these can make a difference.
    private const RelationProperties Prepared = RelationDeclaration.Defeasible | RelationProperties.Asymmetric;

    // What becomes of the options with which one statement can change what another comes to.
    private enum Options
    {
        // A statement that another takes the place of is left out, and what is closed is spelled out.
        Applied,

        // As before, but the statement stays: "it, or the later one".
        Restoring,

        // They stay to be applied by who reads the statements, as far as they are told.
        Kept,
    }

    /// <summary>Prepares statements for the check.</summary>
    /// <param name="claims">The statements as they were read.</param>
    /// <param name="remarks">What is to be said about it.</param>
    public static ClaimSet Of(ClaimSet claims, out ImmutableArray<Diagnostic> remarks) => Of(claims, Options.Applied, out remarks, out _);

    /// <summary>Prepares statements for the check.</summary>
    /// <param name="claims">The statements as they were read.</param>
    /// <param name="remarks">What is to be said about it.</param>
    /// <param name="superseding">The ids of the statements that take the place of others.</param>
    public static ClaimSet Of(ClaimSet claims, out ImmutableArray<Diagnostic> remarks, out IReadOnlySet<string> superseding) =>
        Of(claims, Options.Applied, out remarks, out superseding);

    /// <summary>Prepares statements of which one that takes another's place may be given up: the other counts again where that is so.</summary>
    /// <param name="claims">The statements as they were read.</param>
    public static ClaimSet Restoring(ClaimSet claims) => Of(claims, Options.Restoring, out _, out _);

    /// <summary>Spells statements out for a form that has no words, and so nothing from which the laws of words could be found again.</summary>
    /// <param name="claims">The statements as they were read.</param>
    /// <param name="hasOptions">Whether the form has declarations such as "closed", which whoever reads it applies.</param>
    /// <returns>The statements with all laws; what could not be spelled out is among the diagnostics.</returns>
    public static ClaimSet SpelledOut(ClaimSet claims, bool hasOptions) => Of(claims, hasOptions ? Options.Kept : Options.Restoring, out _, out _);

    private static ClaimSet Of(ClaimSet claims, Options options, out ImmutableArray<Diagnostic> remarks, out IReadOnlySet<string> superseding)
    {
        if (claims.HasLaws)
        {
            remarks = [];
            superseding = new HashSet<string>();
            return claims;
        }

        FreshIds ids = new(claims.Statements);
        List<Statement> comparisons = ComparisonLaws.LawsOf(claims.Statements, claims.Vocabulary, ids);
        if (comparisons.Count > 0)
        {
            claims = new ClaimSet([.. claims.Statements, .. comparisons], claims.Vocabulary, claims.Diagnostics);
        }

        HashSet<string> taking = [];
        superseding = taking;
        remarks = [];
        RelationProperties chosen = RelationProperties.None;
        bool isAttributed = false;
        foreach (Statement statement in claims.Statements)
        {
            isAttributed |= statement.Attribution is not null;
            chosen |= (statement.Declaration as RelationDeclaration)?.Properties ?? RelationProperties.None;
        }

        if (!isAttributed && (chosen & Prepared) == 0)
        {
            return WithMeaning(claims, claims.Statements, claims.Vocabulary, ids);
        }

        // What is said of one source or time is told by no declaration.
        bool keepsSuperseded = options == Options.Restoring || (options == Options.Kept && isAttributed);
        List<Diagnostic> said = [];
        Dictionary<string, List<string>> laterOf = [];
        List<Statement> statements = options == Options.Kept && !isAttributed
            ? [.. claims.Statements]
            : Superseded(claims.Statements, keepsSuperseded, said, laterOf);
        taking.UnionWith(laterOf.Values.SelectMany(static l => l));
        Dictionary<Predicate, Wording> wordings = [];
        if (isAttributed)
        {
            InTime(statements, claims.Vocabulary, wordings, ids);
            AddLawsOfOthers(statements, ids);
        }

        if (keepsSuperseded)
        {
            Dictionary<string, Statement> byId = statements.ToDictionary(static s => s.Id, StringComparer.Ordinal);
            statements = [.. statements.Select(s => laterOf.TryGetValue(s.Id, out List<string>? later) ? UnlessOneHolds(s, [.. later.Select(l => byId[l])]) : s)];
        }

        List<Statement> superlatives = Superlatives.LawsOf(statements, claims.Vocabulary, ids);
        if (!isAttributed && (chosen & RelationDeclaration.Defeasible) == 0 && superlatives.Count == 0)
        {
            return WithMeaning(claims, claims.Statements, claims.Vocabulary, ids);
        }

        statements.AddRange(superlatives);
        if (options != Options.Kept && (chosen & RelationProperties.Closed) != 0)
        {
            statements.AddRange(ClosedRelation.LawsOf(statements, ids));
        }

        remarks = [.. said];
        Vocabulary vocabulary = wordings.Count == 0
            ? claims.Vocabulary
            : claims.Vocabulary.Merge(new Vocabulary(wordings, new Dictionary<string, string>()));
        return WithMeaning(new ClaimSet(statements, vocabulary, claims.Diagnostics), statements, vocabulary, ids);
    }

    private static ClaimSet WithMeaning(ClaimSet claims, IReadOnlyList<Statement> statements, Vocabulary vocabulary, FreshIds ids)
    {
        List<Diagnostic> problems = [];
        List<Statement> laws =
        [
            .. AmountLaws.LawsOf(statements, vocabulary, ids, problems), .. NamedThingLaws.LawsOf(statements, vocabulary, ids),
            .. SoleRoleLaws.LawsOf(statements, vocabulary, ids, problems), .. HolderLaws.LawsOf(statements, vocabulary, ids, problems), .. KindLaws.LawsOf(statements, vocabulary, ids, problems),
        ];
        return laws.Count + problems.Count == 0 ? claims
            : new ClaimSet([.. statements, .. laws], vocabulary, [.. claims.Diagnostics, .. problems]);
    }

    /// <summary>Gives the names of the relations of which a statement can change what another comes to.</summary>
    public static FrozenSet<string> DefeasibleRelations(ClaimSet claims) => claims.Statements
        .Select(static s => s.Declaration).OfType<RelationDeclaration>().Where(static d => (d.Properties & RelationDeclaration.Defeasible) != 0)
        .Select(static d => d.Relation.Name).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Gives the relations that are declared with a property.</summary>
    internal static HashSet<Predicate> Relations(IEnumerable<Statement> statements, RelationProperties property) =>
    [
        .. statements.Select(static s => s.Declaration).OfType<RelationDeclaration>().Where(d => d.Properties.HasFlag(property)).Select(static d => d.Relation),
    ];

    /// <summary>Gives what a claim or fact says of a relation between two things; null where it says anything else, or nothing.</summary>
    internal static (AtomicFormula Atom, bool Holds)? Single(Statement statement) =>
        statement.Kind is not (StatementKind.Claim or StatementKind.Fact) || statement.Confidence is 0.5 ? null
        : (statement.Content ?? statement.Formula) switch
        {
            AtomicFormula { Predicate.Arity: 2 } atom => (atom, statement.Confidence is not < 0.5),
            Negation { Operand: AtomicFormula { Predicate.Arity: 2 } atom } => (atom, statement.Confidence is < 0.5),
            _ => null,
        };

    /// <summary>Tells whether two such things cannot both be so.</summary>
    internal static bool Contradict((AtomicFormula Atom, bool Holds) a, (AtomicFormula Atom, bool Holds) b, HashSet<Predicate> functional) =>
        a.Atom.Equals(b.Atom) ? a.Holds != b.Holds
        : a.Holds && b.Holds && functional.Contains(a.Atom.Predicate) && a.Atom.Predicate.Equals(b.Atom.Predicate)
            && a.Atom.Arguments[0].Equals(b.Atom.Arguments[0]);

    // Leaves out what a later statement about the same thing, by the same source and of the same time, takes the place of.
    private static List<Statement> Superseded(
        ImmutableArray<Statement> statements, bool isKept, List<Diagnostic> said, Dictionary<string, List<string>> later)
    {
        HashSet<Predicate> relations = Relations(statements, RelationProperties.Supersedes);
        if (relations.Count == 0)
        {
            return [.. statements];
        }

        HashSet<Predicate> functional = Relations(statements, RelationProperties.Functional);
        Dictionary<(Predicate, Term, string?), List<(Statement Statement, (AtomicFormula Atom, bool Holds) Says)>> earlier = [];
        foreach (Statement statement in statements)
        {
            if (Single(statement) is not { } says || !relations.Contains(says.Atom.Predicate))
            {
                continue;
            }

            (Predicate, Term, string?) about = (says.Atom.Predicate, says.Atom.Arguments[0], statement.Attribution?.ToString());
            if (!earlier.TryGetValue(about, out List<(Statement Statement, (AtomicFormula Atom, bool Holds) Says)>? before))
            {
                earlier.Add(about, before = []);
            }

            foreach ((Statement old, (AtomicFormula Atom, bool Holds) _) in before.Where(b => Contradict(b.Says, says, functional)))
            {
                if (later.TryAdd(old.Id, []))
                {
                    said.Add(CheckDiagnostics.Superseded(old, statement));
                }

                later[old.Id].Add(statement.Id);
            }

            before.Add((statement, says));
        }

        return isKept ? [.. statements] : [.. statements.Where(s => !later.ContainsKey(s.Id))];
    }

    // "It, or one of the later ones", said so that a confidence below one half still denies what it denied.
    private static Statement UnlessOneHolds(Statement statement, IReadOnlyList<Statement> others)
    {
        IEnumerable<Formula> held = others.Select(static o => o.Confidence is < 0.5 ? !o.Formula! : o.Formula!);
        return statement.WithFormula(statement.Confidence is < 0.5
            ? Formula.And([statement.Formula!, .. held.Select(static f => !f)])
            : Formula.Or([statement.Formula!, .. held]));
    }

    private static void InTime(List<Statement> statements, Vocabulary vocabulary, Dictionary<Predicate, Wording> wordings, FreshIds ids)
    {
        List<TimePoint> points =
        [
            .. statements.Select(static s => s.Attribution?.Time).OfType<ClaimTime>()
                .SelectMany(static t => t.Form == TimeForm.Until ? [] : t.End is null ? new[] { t.Point } : [t.Point, t.End]).Distinct(),
        ];
        LatestWins latest = new(statements, points);
        for (int i = 0; i < statements.Count; i++)
        {
            Statement statement = statements[i];
            if (statement.Attribution is not { Time: not null } attribution || statement.Content is not { } content)
            {
                continue;
            }

            bool isRival = latest.Covers(statement, out IReadOnlyList<TimePoint> covered, out bool? isNow);
            foreach (string mark in attribution.Marks(points, isRival ? true : null).Where(static m => m.Length > 0))
            {
                foreach (Predicate predicate in Mentions.PredicatesOf(content))
                {
                    if (vocabulary.Wordings.TryGetValue(predicate, out Wording? wording))
                    {
                        wordings.TryAdd(Attribution.Marked(predicate, mark), wording.After(mark));
                    }
                }
            }

            statements[i] = statement.WithFormula(attribution.Of(content, covered, isNow));
        }

        statements.AddRange(latest.Laws(ids));
    }

    // The laws of relations hold for each source and time that relates things by them.
    private static void AddLawsOfOthers(List<Statement> statements, FreshIds ids)
    {
        Dictionary<Predicate, SortedSet<string>> marks = [];
        List<TimePoint> points = [.. statements.Select(static s => s.Attribution?.Time).OfType<ClaimTime>().SelectMany(static t => t.End is null ? new[] { t.Point } : [t.Point, t.End])];
        foreach (Statement statement in statements.Where(static s => s.Attribution is not null))
        {
            foreach (Predicate predicate in Mentions.PredicatesOf(statement.Content!))
            {
                if (!marks.TryGetValue(predicate, out SortedSet<string>? known))
                {
                    marks.Add(predicate, known = new SortedSet<string>(StringComparer.OrdinalIgnoreCase));
                }

                known.UnionWith(statement.Attribution!.Marks(points).Where(static m => m.Length > 0));
            }
        }

        foreach (Statement statement in statements.ToList())
        {
            if (statement.Declaration is not RelationDeclaration declaration || (declaration.Properties & ~RelationDeclaration.Defeasible) == 0)
            {
                continue;
            }

            IEnumerable<string> both = marks.GetValueOrDefault(declaration.Relation) ?? [];
            if (declaration.Inverse is { } inverse && marks.TryGetValue(inverse, out SortedSet<string>? others))
            {
                both = both.Union(others, StringComparer.OrdinalIgnoreCase);
            }

            foreach (string mark in both)
            {
                statements.Add(Statement.Declare(
                    ids.Next($"{statement.Id} ({mark})"),
                    new RelationDeclaration(
                        Attribution.Marked(declaration.Relation, mark),
                        declaration.Properties & ~RelationDeclaration.Defeasible,
                        declaration.Inverse is { } back ? Attribution.Marked(back, mark) : null),
                    statement.Text,
                    statement.Source,
                    statement.Span));
            }
        }
    }
}
