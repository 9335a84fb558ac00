using System.Runtime.InteropServices;

namespace Consistency.Solving.Certificates;

/// <summary>Checks a proof that no assignment of an instance costs less than a bound; shares no code with the search.</summary>
/// <remarks>
/// <para>Trusted are: this class, <see cref="UnitPropagator"/>, <see cref="WeightedCnf"/>, and whoever vouches for the clauses
/// of lazy constraints. Every derived clause is confirmed by reverse unit propagation. Counter outputs are definitions, so
/// adding their clauses excludes no assignment; the checker writes those clauses itself. A core of weight w over literals
/// L turns w·(number of true literals of L) into w + w·(outputs from 2 on): the objective stays the same function, written
/// with one constant more. Hardened literals are justified against the claim: an assignment that falsifies one is no cheaper
/// than the part claims, and the claim speaks of cheaper ones only.</para>
/// <para>Parts must have disjoint soft clauses; their bounds then add up. Time: the propagations of the steps.</para>
/// </remarks>
public sealed partial class LowerBoundChecker
{
    private readonly WeightedCnf _instance;
    private readonly Func<int[], bool>? _isLazyClause;
    private readonly UnitPropagator _propagator = new();
    private readonly List<int> _localClause = [];
    private readonly List<Counter> _counters = [];
    private readonly List<(int Counter, int Count)> _outputs = [];
    private readonly List<(int[] Literals, long Weight)> _cores = [];
    private int[] _localOf = [];
    private long[] _prices = [];
    private int _firstOutput;

    /// <summary>Creates a checker.</summary>
    /// <param name="instance">The instance that certificates speak of.</param>
    /// <param name="isLazyClause">Tells whether a clause, in the literals of the instance, belongs to a lazy constraint;
    /// when absent, no such clause is accepted.</param>
    public LowerBoundChecker(WeightedCnf instance, Func<int[], bool>? isLazyClause = null)
    {
        ArgumentNullException.ThrowIfNull(instance);
        _instance = instance;
        _isLazyClause = isLazyClause;
    }

    /// <summary>Checks a certificate.</summary>
    /// <param name="certificate">The certificate; anything may be wrong with it.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    /// <returns>Null when it proves its claim; else what is wrong.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public string? FindFlaw(LowerBoundCertificate certificate, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        return certificate.Parts.IsDefault
            ? "The certificate has no list of parts."
            : FindFlaw(certificate.LowerBound, certificate.Parts, cancellationToken);
    }

    /// <summary>Checks the proofs of parts, one after the other, and that together they prove a bound.</summary>
    /// <param name="lowerBound">The claim.</param>
    /// <param name="parts">The proofs, which need not be in memory together; read up to the first that is refused.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    /// <returns>Null when they prove the claim; else what is wrong.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal string? FindFlaw(long lowerBound, IEnumerable<PartCertificate> parts, CancellationToken cancellationToken)
    {
        bool[] isUsed = new bool[_instance.SoftCount];
        long bound = 0;
        for (int i = 0; i < _instance.SoftCount; i++)
        {
            if (_instance.Soft(i).IsEmpty)
            {
                bound += _instance.Weight(i);
            }
        }

        bool isContradictory = false;
        for (int i = 0; i < _instance.HardCount; i++)
        {
            isContradictory |= _instance.Hard(i).IsEmpty;
        }

        int number = 0;
        foreach (PartCertificate part in parts)
        {
            string? flaw = part is null ? "it is missing." : FindFlaw(part, cancellationToken);
            if (flaw is not null)
            {
                return $"Part {number}: {flaw}";
            }

            number++;
            if (part!.LowerBound == long.MaxValue)
            {
                isContradictory = true;
                continue;
            }

            foreach (int soft in part.Softs)
            {
                if (isUsed[soft])
                {
                    return $"Soft clause {soft} belongs to two parts.";
                }

                isUsed[soft] = true;
            }

            // Each bound is at most the price of soft clauses that no other part has, so the sum is at most their total;
            // unless the hard clauses contradict each other, and then a sum that overflows is refused below.
            bound += part.LowerBound;
        }

        if (lowerBound == long.MaxValue)
        {
            return isContradictory ? null : "The hard clauses are not shown to contradict each other.";
        }

        return lowerBound <= bound || isContradictory ? null : $"The parts prove {bound}, not {lowerBound}.";
    }

    /// <summary>Checks the proof of one part.</summary>
    /// <param name="part">The proof; anything may be wrong with it.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    /// <returns>Null when it proves its claim; else what is wrong.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public string? FindFlaw(PartCertificate part, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(part);
        if (part.Variables.IsDefault || part.Hards.IsDefault || part.Softs.IsDefault || part.Steps.IsDefault)
        {
            return "A list of the part is missing.";
        }

        if (part.LowerBound < 0)
        {
            return "A bound is negative.";
        }

        if (_localOf.Length == 0)
        {
            _localOf = new int[_instance.VariableCount + 1];
        }

        int named = 0;
        try
        {
            foreach (int variable in part.Variables)
            {
                if (variable < 1 || variable > _instance.VariableCount || _localOf[variable] != 0)
                {
                    return $"Variable {variable} does not exist or is named twice.";
                }

                _localOf[variable] = ++named;
            }

            return Load(part) ?? Replay(part, cancellationToken);
        }
        finally
        {
            foreach (int variable in part.Variables.AsSpan()[..named])
            {
                _localOf[variable] = 0;
            }
        }
    }

    /// <summary>Loads the clauses of a part and its objective: the price of each literal, to be paid when it is false.</summary>
    private string? Load(PartCertificate part)
    {
        Array.Clear(_prices, 0, Math.Min(_prices.Length, (2 * _propagator.VariableCount) + 2));
        _propagator.Reset(part.Variables.Length);
        _counters.Clear();
        _outputs.Clear();
        _cores.Clear();
        foreach (int hard in part.Hards)
        {
            if (hard < 0 || hard >= _instance.HardCount || !ToLocal(_instance.Hard(hard)))
            {
                return $"Hard clause {hard} does not exist or leaves the part.";
            }

            _propagator.Add(CollectionsMarshal.AsSpan(_localClause));
        }

        HashSet<int> softs = [];
        foreach (int soft in part.Softs)
        {
            if (soft < 0 || soft >= _instance.SoftCount || _instance.Soft(soft).IsEmpty || !softs.Add(soft)
                || !ToLocal(_instance.Soft(soft)))
            {
                return $"Soft clause {soft} does not exist, has no literal, is named twice or leaves the part.";
            }

            if (_localClause.Count > 1)
            {
                int selector = _propagator.AddVariable();
                _localClause.Add(-selector);
                _propagator.Add(CollectionsMarshal.AsSpan(_localClause));
                _localClause.Clear();
                _localClause.Add(selector);
            }

            Price(_localClause[0]) += _instance.Weight(soft);
        }

        _firstOutput = _propagator.VariableCount + 1;
        return null;
    }

    private string? Replay(PartCertificate part, CancellationToken cancellationToken)
    {
        long bound = 0;
        for (int i = 0; i < part.Steps.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ProofStep step = part.Steps[i];
            string? flaw = step.Literals.IsDefault ? "it has no literals" : step.Kind switch
            {
                ProofStepKind.Derived => Derive(step),
                ProofStepKind.Lazy => AddLazy(part, step),
                ProofStepKind.Core => Charge(step, ref bound),
                ProofStepKind.Leaf => AddLeaf(step),
                ProofStepKind.Sum => AddSum(step),
                ProofStepKind.Output => AddOutput(step),
                ProofStepKind.Attach => Attach(step),
                ProofStepKind.Harden => Harden(step, bound, part.LowerBound),
                _ => "its kind is unknown",
            };
            if (flaw is not null)
            {
                return $"Step {i} ({step.Kind}) is refused: {flaw}.";
            }
        }

        // A contradiction says: no assignment is cheaper than the claim. Without hardened literals there is none at all.
        if (part.LowerBound == long.MaxValue)
        {
            bool isHardened = part.Steps.Any(step => step.Kind == ProofStepKind.Harden);
            return _propagator.IsContradictory && !isHardened ? null : "The hard clauses are not shown to contradict each other.";
        }

        return bound >= part.LowerBound || _propagator.IsContradictory
            ? null
            : $"The steps prove {bound}, not {part.LowerBound}.";
    }

    private string? Derive(ProofStep step)
    {
        if (!AreLiterals(step))
        {
            return "a literal does not exist";
        }

        if (!_propagator.Implies(step.Literals.AsSpan()))
        {
            return "the clause does not follow by reverse unit propagation";
        }

        _propagator.Add(step.Literals.AsSpan());
        return null;
    }

    private string? AddLazy(PartCertificate part, ProofStep step)
    {
        int[] clause = new int[step.Literals.Length];
        for (int i = 0; i < clause.Length; i++)
        {
            int literal = step.Literals[i];
            if (literal == 0 || literal < -part.Variables.Length || literal > part.Variables.Length)
            {
                return "a literal is none of the instance";
            }

            clause[i] = literal > 0 ? part.Variables[literal - 1] : -part.Variables[-literal - 1];
        }

        if (_isLazyClause?.Invoke(clause) != true)
        {
            return "nobody vouches for the clause";
        }

        _propagator.Add(step.Literals.AsSpan());
        return null;
    }

    private string? Charge(ProofStep step, ref long bound)
    {
        int[] literals = [.. step.Literals];
        if (!AreLiterals(step) || step.Number <= 0)
        {
            return "a literal does not exist or the weight is not positive";
        }

        if (literals.Distinct().Count() != literals.Length)
        {
            return "a literal is named twice";
        }

        // A clause with a literal and its negation is no consequence of anything: it always holds.
        bool isTautology = literals.Any(literal => literals.Contains(-literal));
        if (!isTautology && !_propagator.Implies(literals))
        {
            return "the clause does not follow by reverse unit propagation";
        }

        foreach (int literal in literals)
        {
            if (PriceNow(-literal) < step.Number)
            {
                return $"literal {-literal} has only the price {PriceNow(-literal)} left";
            }
        }

        foreach (int literal in literals)
        {
            Price(-literal) -= step.Number;
        }

        if (bound > long.MaxValue - step.Number)
        {
            return "the bound overflows";
        }

        bound += step.Number;
        _cores.Add((literals, step.Number));
        _propagator.Add(literals);
        return null;
    }

    private string? Harden(ProofStep step, long bound, long claim)
    {
        if (step.Literals.Length != 1 || !AreLiterals(step))
        {
            return "it does not name one literal";
        }

        // Compared without adding, which might overflow.
        if (PriceNow(step.Literals[0]) < claim - bound)
        {
            return $"falsifying it costs only {PriceNow(step.Literals[0])} more";
        }

        _propagator.Add(step.Literals.AsSpan());
        return null;
    }

    /// <summary>The price of falsifying a literal that is left; for the negation of an output it starts with that of its counter.</summary>
    private long PriceNow(int literal)
    {
        int variable = -literal;
        if (variable < _firstOutput)
        {
            return Price(literal);
        }

        (int counter, int count) = _outputs[variable - _firstOutput];
        return Price(literal) + (count >= 2 ? _counters[counter].OutputPrice : 0);
    }

    private ref long Price(int literal)
    {
        int place = literal > 0 ? 2 * literal : (-2 * literal) + 1;
        if (place >= _prices.Length)
        {
            Array.Resize(ref _prices, Math.Max(place + 1, 2 * _prices.Length));
        }

        return ref _prices[place];
    }

    private bool AreLiterals(ProofStep step)
    {
        foreach (int literal in step.Literals)
        {
            if (!_propagator.IsLiteral(literal))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Translates a clause of the instance; false when it mentions a variable outside the part.</summary>
    private bool ToLocal(ReadOnlySpan<int> clause)
    {
        _localClause.Clear();
        foreach (int literal in clause)
        {
            int local = _localOf[Math.Abs(literal)];
            if (local == 0)
            {
                return false;
            }

            _localClause.Add(literal > 0 ? local : -local);
        }

        return true;
    }
}
