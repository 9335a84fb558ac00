using Consistency.Claims;
using Consistency.Grounding;
using Consistency.Logic;

namespace Consistency.Findings;

/// <summary>Counts the constraints that apply to the statements as they are given, and those that they violate.</summary>
/// <remarks>
/// As BeliefBank (Kassner et al., 2021) and ConCoRD (Mitchell et al., 2022) measure consistency: an implication applies when
/// its premises are said to hold, and is violated when its conclusion is said not to. A constraint without a direction
/// (exclusion, equivalence, disjunction) applies when all but one of its alternatives are said not to hold. What is
/// about something that nobody speaks of does not apply. Two statements about one thing are a constraint that they agree.
/// </remarks>
internal sealed class AppliedConstraints
{
    private const long MostChains = 1_000_000;
    private readonly ClaimSet _claims;
    private readonly GroundProgram _program;
    private readonly bool[] _isSaidTrue;
    private readonly bool[] _isSaidFalse;
    private readonly int[] _speakers;
    private readonly Dictionary<int, (HashSet<(Predicate, bool)> Premises, HashSet<(Predicate, bool)> Conclusions)> _sides = [];

    private AppliedConstraints(ClaimSet claims, GroundProgram program)
    {
        _claims = claims;
        _program = program;
        _isSaidTrue = new bool[program.Atoms.Count + 1];
        _isSaidFalse = new bool[_isSaidTrue.Length];
        _speakers = new int[_isSaidTrue.Length];
    }

    /// <summary>Counts.</summary>
    /// <returns>Null when there are too many chains of transitive relations.</returns>
    public static (int Applicable, int Violated)? Count(
        ClaimSet claims, GroundProgram program, ConsistencyOptions options, CancellationToken cancellationToken) =>
        new AppliedConstraints(claims, program).Count(options, cancellationToken);

    private (int Applicable, int Violated)? Count(ConsistencyOptions options, CancellationToken cancellationToken)
    {
        List<int> constraints = [];
        for (int clause = 0; clause < _program.ClauseCount; clause++)
        {
            ClauseGroup origin = _program.Group(_program.GroupOf(clause));
            if (origin.Role != ClauseRole.Asserted || origin.Statement < 0)
            {
                continue;
            }

            Statement statement = _claims.Statements[origin.Statement];
            if (statement.Kind is StatementKind.Rule or StatementKind.Declaration)
            {
                constraints.Add(clause);
            }
            else if (_program.Clause(clause) is [int literal] && StatementWeights.Of(statement, options) != 0)
            {
                (literal > 0 ? _isSaidTrue : _isSaidFalse)[Math.Abs(literal)] = true;
                _speakers[Math.Abs(literal)]++;
            }
        }

        (int applicable, int violated) = (0, 0);
        for (int atom = 1; atom < _speakers.Length; atom++)
        {
            applicable += _speakers[atom] > 1 ? 1 : 0;
            violated += _isSaidTrue[atom] && _isSaidFalse[atom] ? 1 : 0;
        }

        foreach (int clause in constraints)
        {
            cancellationToken.ThrowIfCancellationRequested();
            (bool applies, bool isViolated) = Judge(clause);
            applicable += applies ? 1 : 0;
            violated += isViolated ? 1 : 0;
        }

        foreach (TransitiveRelation relation in _program.TransitiveRelations)
        {
            if (!TryCountChains(relation, ref applicable, ref violated, cancellationToken))
            {
                return null;
            }
        }

        return (applicable, violated);
    }

    private bool IsDenied(int literal) => literal > 0 ? _isSaidFalse[literal] : _isSaidTrue[-literal];

    private (bool Applies, bool IsViolated) Judge(int clause)
    {
        ReadOnlySpan<int> literals = _program.Clause(clause);
        int statement = _program.Group(_program.GroupOf(clause)).Statement;
        (int denied, int premises, int deniedPremises) = (0, 0, 0);
        foreach (int literal in literals)
        {
            // A part of a nested formula has no predicate: nobody speaks of it as such.
            if (_speakers[Math.Abs(literal)] == 0
                || _program.Symbols[_program.Atoms.SymbolOf(Math.Abs(literal))].Predicate is not { } predicate)
            {
                return (false, false);
            }

            bool isDenied = IsDenied(literal);
            bool isPremise = IsPremise(statement, predicate, literal > 0);
            denied += isDenied ? 1 : 0;
            premises += isPremise ? 1 : 0;
            deniedPremises += isPremise && isDenied ? 1 : 0;
        }

        bool isViolated = denied == literals.Length && denied > 0;
        bool applies = premises > 0 ? deniedPremises == premises : denied >= literals.Length - 1;
        return (applies || isViolated, isViolated);
    }

    // A literal of the clause "not the premises, or the conclusions" that comes from the premises.
    private bool IsPremise(int statement, Predicate predicate, bool isPositive)
    {
        if (!_sides.TryGetValue(statement, out var sides))
        {
            sides = ([], []);
            Formula? formula = _claims.Statements[statement].Formula;
            while (formula is UniversalQuantification universal)
            {
                formula = universal.Body;
            }

            if (formula is Implication implication)
            {
                Collect(implication.Antecedent, true, sides.Premises);
                Collect(implication.Consequent, true, sides.Conclusions);
            }

            _sides.Add(statement, sides);
        }

        return sides.Premises.Contains((predicate, !isPositive)) && !sides.Conclusions.Contains((predicate, isPositive));
    }

    private static void Collect(Formula formula, bool isPositive, HashSet<(Predicate, bool)> found)
    {
        switch (formula)
        {
            case AtomicFormula atom:
                found.Add((atom.Predicate, isPositive));
                break;
            case Negation negation:
                Collect(negation.Operand, !isPositive, found);
                break;
            case Conjunction conjunction:
                CollectAll(conjunction.Operands, isPositive, found);
                break;
            case Disjunction disjunction:
                CollectAll(disjunction.Operands, isPositive, found);
                break;
            case Implication implication:
                Collect(implication.Antecedent, !isPositive, found);
                Collect(implication.Consequent, isPositive, found);
                break;
            case Equivalence equivalence:
                CollectAll([equivalence.Left, equivalence.Right], true, found);
                CollectAll([equivalence.Left, equivalence.Right], false, found);
                break;
            case ExclusiveDisjunction exclusive:
                CollectAll([exclusive.Left, exclusive.Right], true, found);
                CollectAll([exclusive.Left, exclusive.Right], false, found);
                break;
            case QuantifiedFormula quantified:
                Collect(quantified.Body, isPositive, found);
                break;
        }
    }

    private static void CollectAll(IEnumerable<Formula> formulas, bool isPositive, HashSet<(Predicate, bool)> found)
    {
        foreach (Formula formula in formulas)
        {
            Collect(formula, isPositive, found);
        }
    }

    // r(a, b) and r(b, c), both said, give r(a, c), if anybody speaks of that; and exclude it where it would close a circle.
    private bool TryCountChains(TransitiveRelation relation, ref int applicable, ref int violated, CancellationToken cancellationToken)
    {
        Dictionary<int, List<(int To, int Atom)>> from = [];
        for (int atom = 1; atom < _isSaidTrue.Length; atom++)
        {
            if (_isSaidTrue[atom] && _program.Atoms.SymbolOf(atom) == relation.Symbol)
            {
                ReadOnlySpan<int> pair = _program.Atoms.ArgumentsOf(atom);
                if (!from.TryGetValue(pair[0], out var list))
                {
                    from.Add(pair[0], list = []);
                }

                list.Add((pair[1], atom));
            }
        }

        long chains = 0;
        foreach ((int start, List<(int To, int Atom)> pairs) in from)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach ((int middle, _) in pairs)
            {
                foreach ((int end, _) in middle != start && from.TryGetValue(middle, out var next) ? next : [])
                {
                    if (++chains > MostChains)
                    {
                        return false;
                    }

                    if (end == middle)
                    {
                        continue;
                    }

                    int conclusion = _program.Atoms.Find(relation.Symbol, [start, end]);
                    bool closes = end == start && relation.AcyclicGroups.Count > 0;
                    applicable += closes || (conclusion != 0 && _speakers[conclusion] > 0) ? 1 : 0;
                    violated += closes || (conclusion != 0 && _isSaidFalse[conclusion]) ? 1 : 0;
                }
            }
        }

        return true;
    }
}
