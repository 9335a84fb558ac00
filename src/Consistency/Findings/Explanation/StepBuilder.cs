using System.Collections.Immutable;
using Consistency.Claims;
using Consistency.Grounding;
using Consistency.Logic;

namespace Consistency.Findings;

/// <summary>Puts a refutation into steps about the atoms and statements that a reader knows.</summary>
/// <remarks>
/// Auxiliary atoms vanish: a step over them is joined with the steps that use it, all of one statement. A cycle of an order
/// becomes two steps, since "transitive" and "asymmetric" are two reasons. What a statement says outright is no step.
/// </remarks>
internal sealed class StepBuilder
{
    private readonly ClaimSet _claims;
    private readonly GroundProgram _program;
    private readonly Contents _contents;
    private readonly Dictionary<Formula, ProofPremise> _known = [];
    private readonly Dictionary<Formula, int> _sayers = [];
    private readonly Dictionary<int, Folded> _auxiliary = [];
    private int _last;

    private StepBuilder(ClaimSet claims, GroundProgram program, Contents contents)
    {
        _contents = contents;
        _claims = claims;
        _program = program;
    }

    /// <summary>Makes the steps of a refutation.</summary>
    public static ImmutableArray<ProofStep> Build(Refutation refutation, ClaimSet claims, GroundProgram program, Contents contents) =>
        new StepBuilder(claims, program, contents).Steps(refutation);

    private ImmutableArray<ProofStep> Steps(Refutation refutation)
    {
        List<ProofStep> steps = [];
        foreach ((int literal, LawClause reason) in refutation.Derivations)
        {
            Derive(literal, reason, steps);
        }

        if (refutation.Cases.Count > 0)
        {
            Split(refutation, steps);
        }
        else if (refutation.Final is { } final)
        {
            Contradict(final, steps);
        }
        else if (refutation.Derivations.Any(d => d.Literal == -refutation.Clash) || _known.ContainsKey(Literals.Opposite(Literals.Of(_program, refutation.Clash)!)))
        {
            Formula one = Literals.Of(_program, refutation.Clash)!;
            Add(steps, Inference.Contradiction, [one, Literals.Opposite(one)], [], conclusion: null);
        }
        else if (steps.Count == 0)
        {
            // What was asked is what a statement says.
            Formula goal = Literals.Of(_program, refutation.Clash)!;
            Add(steps, _known[goal].Inference, [goal], [], goal);
        }

        return [.. steps];
    }

    private void Derive(int literal, LawClause reason, List<ProofStep> steps)
    {
        if (reason.Group < 0)
        {
            // A supposition: the distinction of cases has made it known.
            return;
        }

        Folded folded = Fold(reason, except: literal);
        if (Literals.Of(_program, literal) is not { } conclusion)
        {
            _auxiliary[literal] = folded;
        }
        else if (_known.ContainsKey(conclusion))
        {
            return;
        }
        else if (Law(reason) != Grounding.Law.None)
        {
            ApplyLaw(reason, folded.Premises, conclusion, steps);
        }
        else if (folded.Premises.Count == 0 && folded.Statements.Count == 1)
        {
            Say(conclusion, folded.Statements[0]);
        }
        else
        {
            Conclude(folded, conclusion, steps);
        }
    }

    private void Conclude(Folded folded, Formula? conclusion, List<ProofStep> steps)
    {
        List<Formula> clash = [.. folded.Premises];
        if (conclusion is not null)
        {
            clash.Add(Literals.Opposite(conclusion));
        }

        Inference inference = folded.Statements is [var only] ? InferenceClassifier.Of(_contents.Of(_claims.Statements[only]), clash, conclusion) : Inference.Consequence;
        Add(steps, inference, folded.Premises, [.. folded.Statements.Select(n => _claims.Statements[n])], conclusion);
    }

    private void Contradict(LawClause final, List<ProofStep> steps)
    {
        Folded folded = Fold(final, except: 0);
        if (Law(final) != Grounding.Law.None)
        {
            ApplyLaw(final, folded.Premises, conclusion: null, steps);
        }
        else if (final.Literals is [int only] && Literals.Of(_program, only) is { } said && folded.Statements is [var statement])
        {
            Say(said, statement);
            Add(steps, Inference.Contradiction, [Literals.Opposite(said), said], [], conclusion: null);
        }
        else if (folded.Statements.Count == 0)
        {
            Add(steps, Inference.Contradiction, folded.Premises, [], conclusion: null);
        }
        else
        {
            Conclude(folded, conclusion: null, steps);
        }
    }

    private void Split(Refutation refutation, List<ProofStep> steps)
    {
        Folded folded = refutation.Final is { } clause
            ? Fold(clause, except: 0, cases: refutation.Cases.Select(static c => c.Supposition))
            : new Folded([], []);
        int number = ++_last;
        ImmutableArray<ProofPremise> premises = [.. folded.Premises.Select(Known)];
        List<ProofCase> cases = [];
        Dictionary<Formula, ProofPremise> known = new(_known);
        Dictionary<int, Folded> auxiliary = new(_auxiliary);
        foreach ((int supposition, Refutation rest) in refutation.Cases)
        {
            Formula supposed = Literals.Of(_program, supposition)!;
            Restore(_known, known);
            Restore(_auxiliary, auxiliary);
            _known[supposed] = new ProofPremise(supposed, Inference.Supposition, number, statement: null);
            cases.Add(new ProofCase(supposed, Steps(rest)));
        }

        steps.Add(new ProofStep(number, Inference.CaseSplit, premises, [.. folded.Statements.Select(n => _claims.Statements[n])], conclusion: null, [.. cases]));
    }

    private static void Restore<TKey, TValue>(Dictionary<TKey, TValue> current, Dictionary<TKey, TValue> before)
        where TKey : notnull
    {
        current.Clear();
        foreach ((TKey key, TValue value) in before)
        {
            current.Add(key, value);
        }
    }

    private void ApplyLaw(LawClause clause, IReadOnlyList<Formula> premises, Formula? conclusion, List<ProofStep> steps)
    {
        Statement declaration = _claims.Statements[_program.Group(clause.Group).Statement];
        if (clause.OtherGroup < 0)
        {
            Add(steps, NameOf(Law(clause)), premises, [declaration], conclusion);
            return;
        }

        // A cycle: its pairs from one end to the other, and the pair that leads back.
        ClauseGroup other = _program.Group(clause.OtherGroup);
        Statement excluding = _claims.Statements[other.Statement];
        Inference law = NameOf(other.Law);
        Formula[] cycle = [.. clause.Literals.Select(l => Literals.Of(_program, -l)!)];
        if (cycle.Length == 1 || (cycle.Length == 2 && law == Inference.Asymmetry))
        {
            Add(steps, law, premises, [excluding], conclusion);
            return;
        }

        int back = conclusion is null ? LatestOf(cycle) : Array.IndexOf(cycle, Literals.Opposite(conclusion));
        Formula[] chain = [.. Enumerable.Range(1, cycle.Length - 1).Select(i => cycle[(back + i) % cycle.Length])];
        Predicate relation = Literals.Split(cycle[back]).Atom.Predicate;
        Term start = Literals.Split(cycle[back]).Atom.Arguments[0];
        if (law == Inference.Asymmetry)
        {
            Formula whole = relation.Of(Literals.Split(cycle[back]).Atom.Arguments[1], start);
            AddOnce(steps, Inference.Transitivity, chain, [declaration], whole);
            Add(steps, law, conclusion is null ? [whole, cycle[back]] : [whole], [excluding], conclusion);
            return;
        }

        Formula loop = relation.Of(start, start);
        if (conclusion is null)
        {
            AddOnce(steps, Inference.Transitivity, [cycle[back], .. chain], [declaration], loop);
            Add(steps, law, [loop], [excluding], conclusion: null);
        }
        else
        {
            AddOnce(steps, law, [], [excluding], !loop);
            Add(steps, Inference.Transitivity, [.. chain, !loop], [declaration], conclusion);
        }
    }

    // The pair that the last statement says is the one that contradicts the others.
    private int LatestOf(Formula[] cycle)
    {
        int latest = cycle.Length - 1;
        int statement = -1;
        for (int i = 0; i < cycle.Length; i++)
        {
            if (_sayers.TryGetValue(cycle[i], out int sayer) && sayer > statement)
            {
                latest = i;
                statement = sayer;
            }
        }

        return latest;
    }

    private void AddOnce(List<ProofStep> steps, Inference inference, IReadOnlyList<Formula> premises, IReadOnlyList<Statement> statements, Formula conclusion)
    {
        if (!_known.ContainsKey(conclusion))
        {
            Add(steps, inference, premises, statements, conclusion);
        }
    }

    private void Add(
        List<ProofStep> steps, Inference inference, IReadOnlyList<Formula> premises, IReadOnlyList<Statement> statements, Formula? conclusion)
    {
        steps.Add(new ProofStep(++_last, inference, [.. premises.Select(Known)], [.. statements], conclusion, []));
        if (conclusion is not null)
        {
            _known.TryAdd(conclusion, new ProofPremise(conclusion, inference, _last, statement: null));
        }
    }

    private void Say(Formula literal, int number)
    {
        Statement statement = _claims.Statements[number];
        bool isSupposed = ReferenceEquals(statement, _contents.Question);
        Inference inference = isSupposed ? Inference.Supposition : _contents.IsOfNamed(literal) && SpeaksOfSomething(statement) ? Inference.Witness : InferenceClassifier.OfSaid(_contents.Of(statement), literal);
        _known[literal] = new ProofPremise(literal, inference, step: null, isSupposed ? null : statement);
        _sayers[literal] = number;
    }

    // "Something is red" says it of the thing that was named for it; "everything is red" says it of that thing as of any other.
    private bool SpeaksOfSomething(Statement statement) => _contents.Of(statement) is var says && !ReferenceEquals(says, _contents.Named!.Of(says));

    private ProofPremise Known(Formula literal) => _known[literal];

    // What a clause rests on, in terms that can be said.
    private Folded Fold(LawClause clause, int except, IEnumerable<int>? cases = null)
    {
        List<Formula> premises = [];
        List<int> statements = [];
        if (clause.Group >= 0 && _program.Group(clause.Group).Statement is >= 0 and int own)
        {
            statements.Add(own);
        }

        HashSet<int> left = [except, .. cases ?? []];
        foreach (int literal in clause.Literals.Where(l => !left.Contains(l)))
        {
            if (Literals.Of(_program, -literal) is { } premise)
            {
                premises.Add(premise);
            }
            else if (_auxiliary.TryGetValue(-literal, out Folded? folded))
            {
                premises.AddRange(folded.Premises);
                statements.AddRange(folded.Statements);
            }
        }

        return new Folded([.. premises.Distinct()], [.. statements.Distinct().Order()]);
    }

    private Law Law(LawClause clause) => clause.Group < 0 ? Grounding.Law.None : _program.Group(clause.Group).Law;

    private static Inference NameOf(Law law) => law switch
    {
        Grounding.Law.Transitive => Inference.Transitivity,
        Grounding.Law.Symmetric => Inference.Symmetry,
        Grounding.Law.Asymmetric => Inference.Asymmetry,
        Grounding.Law.Irreflexive => Inference.Irreflexivity,
        Grounding.Law.Functional => Inference.FunctionalValue,
        Grounding.Law.Inverse => Inference.Inverse,
        Grounding.Law.Exclusive => Inference.Exclusion,
        _ => throw new InvalidOperationException($"Unknown law {law}."),
    };

    private sealed record Folded(IReadOnlyList<Formula> Premises, IReadOnlyList<int> Statements);
}
