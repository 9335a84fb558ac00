using System.Collections.Immutable;

namespace Consistency.Solving.Certificates;

// A packing is the dual of a linear relaxation: clauses have amounts, and no literal is charged more than its price. It bounds the
// cost of all assignments that falsify some clause; those are then as good as excluded, since they reach the claim.
public sealed partial class LowerBoundChecker
{
    private readonly List<ImmutableArray<int>> _lazies = [];
    private readonly List<(ImmutableArray<int> Clause, long Amount)> _packs = [];
    private readonly Dictionary<int, long> _charged = [];
    private long _scale = 1;

    private string? Scale(PartCertificate part, ProofStep step, ref long claim)
    {
        if (step.Literals.Length != 0 || step.Number <= 0)
        {
            return "it names literals, or its number is not positive";
        }

        if (part.LowerBound == long.MaxValue)
        {
            return "nothing is counted where the clauses are said to contradict each other";
        }

        Int128 total = 0;
        foreach (int soft in part.Softs)
        {
            total += _instance.Weight(soft);
        }

        if (step.Number * Int128.Max(total, part.LowerBound) > long.MaxValue / 4)
        {
            return "the prices are too large to be counted in such fractions";
        }

        _scale = step.Number;
        for (int place = 0; place < _prices.Length; place++)
        {
            _prices[place] *= _scale;
        }

        claim = part.LowerBound == 0 ? 0 : (_scale * (part.LowerBound - 1)) + 1;
        return null;
    }

    private string? Pack(ProofStep step)
    {
        if (step.Literals.Length != 1 || step.Literals[0] < 0 || step.Literals[0] >= _lazies.Count || step.Number <= 0)
        {
            return "it does not name one lazy clause and an amount";
        }

        _packs.Add((_lazies[step.Literals[0]], step.Number));
        return null;
    }

    private string? Exceed(ProofStep step, long bound, long claim)
    {
        if (!AreLiterals(step))
        {
            return "a literal does not exist";
        }

        string? flaw = null;
        if (_propagator.TryDeny(step.Literals.AsSpan()))
        {
            flaw = Reach(bound, claim);
        }

        _propagator.Retract();
        _packs.Clear();
        _propagator.Add(step.Literals.AsSpan());
        return flaw;
    }

    /// <summary>Tells whether every assignment that agrees with what is taken for true reaches the claim.</summary>
    private string? Reach(long bound, long claim)
    {
        _charged.Clear();
        Int128 sum = bound;
        foreach ((ImmutableArray<int> clause, long amount) in _packs)
        {
            sum += amount;
            foreach (int literal in clause)
            {
                if (_propagator.IsFalse(literal))
                {
                    continue;
                }

                // The clause is satisfied by this literal, or by another that is charged as well.
                long charged = _charged.GetValueOrDefault(-literal);
                if (amount > Price(-literal) - charged)
                {
                    return $"literal {-literal} is charged more than its price {Price(-literal)}";
                }

                _charged[-literal] = charged + amount;
            }
        }

        for (int variable = 1; variable < _firstOutput; variable++)
        {
            if (_propagator.IsFalse(variable))
            {
                sum += Price(variable) - _charged.GetValueOrDefault(variable);
            }
            else if (_propagator.IsFalse(-variable))
            {
                sum += Price(-variable) - _charged.GetValueOrDefault(-variable);
            }
        }

        return sum >= claim ? null : $"what falsifies the clause costs only {sum}";
    }
}
