using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Findings;

/// <summary>Says of claims with times which of them hold now, where a relation is declared with "latest wins".</summary>
/// <remarks>
/// Of the claims and facts that one speaker makes about one thing, the latest also holds now, and ends an earlier "since" that it
/// contradicts. What is given up counts no longer: so the declaration is spelt out as laws, "what was so as of 2020 is so now, unless
/// what is said as of 2021 holds", and a conflict that rests on it names the declaration.
/// </remarks>
internal sealed class LatestWins
{
    private readonly IReadOnlyList<TimePoint> _points;
    private readonly HashSet<Predicate> _functional;
    private readonly Dictionary<Predicate, Statement> _declarations = [];
    private readonly ILookup<(Predicate, Term, string?), Rival> _rivals;
    private readonly Dictionary<Statement, List<Formula>> _laws = [];

    /// <summary>Looks through statements.</summary>
    /// <param name="statements">All statements, as they were read.</param>
    /// <param name="points">The times that are spoken of.</param>
    public LatestWins(IReadOnlyList<Statement> statements, IReadOnlyList<TimePoint> points)
    {
        _points = points;
        _functional = ClaimPreparation.Relations(statements, RelationProperties.Functional);
        foreach (Statement statement in statements)
        {
            if (statement.Declaration is RelationDeclaration declaration && declaration.Properties.HasFlag(RelationProperties.LatestWins))
            {
                _declarations.TryAdd(declaration.Relation, statement);
            }
        }

        _rivals = statements.Select(static s => ClaimPreparation.Single(s) is { } says ? new Rival(s, says.Atom, says.Holds) : null).OfType<Rival>()
            .Where(r => _declarations.ContainsKey(r.Atom.Predicate))
            .ToLookup(static r => (r.Atom.Predicate, r.Atom.Arguments[0], r.Statement.Attribution?.Speaker));
    }

    /// <summary>Gives the times at which a statement holds by itself, and notes by which law it holds at others.</summary>
    /// <param name="statement">A statement with a time.</param>
    /// <param name="covered">The times at which it holds, as far as it speaks of them.</param>
    /// <param name="isNow">Whether it holds now; null for what its own time says.</param>
    /// <returns>Whether the declaration makes any difference to it.</returns>
    public bool Covers(Statement statement, out IReadOnlyList<TimePoint> covered, out bool? isNow)
    {
        covered = _points;
        isNow = null;
        if (statement.Attribution is not { Time: { } time } attribution
            || ClaimPreparation.Single(statement) is not { } says
            || !_declarations.TryGetValue(says.Atom.Predicate, out Statement? declaration))
        {
            return false;
        }

        TimePoint end = time.End ?? time.Point;
        List<Rival> about = [.. _rivals[(says.Atom.Predicate, says.Atom.Arguments[0], attribution.Speaker)]];
        List<Rival> ending = [.. about.Where(r =>
            r.Time is { } later && end.IsBefore(later.Point) && ClaimPreparation.Contradict((r.Atom, r.Holds), says, _functional))];
        List<Rival> newer = [.. about.Where(r => r.Time is not { } other || (other.Form != TimeForm.Until && end.IsBefore(other.Point)))];
        List<Rival> EndingBy(TimePoint point) => [.. ending.Where(r => r.Time!.Point.Equals(point) || r.Time.Point.IsBefore(point))];
        covered = [.. _points.Where(p => EndingBy(p).Count == 0)];
        isNow = time.Form == TimeForm.Since && newer.Count == 0;

        Formula said = says.Holds ? says.Atom : !says.Atom;
        Formula then = Attribution.Marked(said, attribution.Marks([], isNow: false).Last());
        foreach (TimePoint point in _points.Where(p => time.Covers(p) && EndingBy(p).Count > 0))
        {
            AddLaw(declaration, then, Attribution.Marked(said, attribution.Marks([point], isNow: false).Last()), EndingBy(point));
        }

        if (time.Form != TimeForm.Until && isNow != true)
        {
            AddLaw(declaration, then, Attribution.Marked(said, attribution.Marks([], isNow: true).Last()), newer);
        }

        return true;
    }

    /// <summary>Gives the laws, one statement for each declaration.</summary>
    /// <param name="ids">Names the laws.</param>
    public IEnumerable<Statement> Laws(FreshIds ids) =>
        from law in _laws
        select Statement.Create(StatementKind.Rule, ids.Next($"{law.Key.Id} (latest)"), Formula.And(law.Value), law.Key.Text, source: law.Key.Source, span: law.Key.Span);

    // What held then holds there, too, unless one of the others holds.
    private void AddLaw(Statement declaration, Formula then, Formula there, List<Rival> others)
    {
        if (!_laws.TryGetValue(declaration, out List<Formula>? laws))
        {
            _laws.Add(declaration, laws = []);
        }

        Formula law = then.Implies(others.Count == 0 ? there : Formula.Or([there, .. others.Select(static r => r.Says)]));
        if (!laws.Contains(law))
        {
            laws.Add(law);
        }
    }

    private sealed record Rival(Statement Statement, AtomicFormula Atom, bool Holds)
    {
        public ClaimTime? Time => Statement.Attribution?.Time;

        // What it says of its own time; without one, of now.
        public Formula Says
        {
            get
            {
                Formula said = Holds ? Atom : !Atom;
                return Statement.Attribution is { } attribution ? Attribution.Marked(said, attribution.Marks([], isNow: Time is null).Last()) : said;
            }
        }
    }
}
