using System.Runtime.InteropServices;

namespace Consistency.Solving.Certificates;

/// <summary>Checks a proof that no assignment of an instance costs less than a bound; shares no code with the search.</summary>
/// <remarks>
/// <para>Trusted are: this class, <see cref="UnitPropagator"/>, <see cref="WeightedCnf"/>, and whoever vouches for the clauses
/// of lazy constraints. Every derived clause is confirmed by reverse unit propagation. Counter outputs are definitions, so
/// adding their clauses excludes no assignment; the checker writes those clauses itself. A core of weight w over literals
/// L turns w·(number of true literals of L) into w + w·(outputs from 2 on): the objective stays the same function, written
/// with one constant more. Hardened literals are justified against the claim: an assignment that falsifies one is no cheaper
/// than the part claims, and the claim speaks of cheaper ones only. The same holds of a clause that a packing justifies: whoever
/// satisfies the packed clauses pays their amounts to the true literals in them, and each literal was charged its price at most.
/// A rewriting need only be right where the hard clauses hold, so literals that follow from them may be put in as values.</para>
/// <para>Parts must have disjoint soft clauses; their bounds then add up. Time: the propagations of the steps.</para>
/// </remarks>
public sealed partial class LowerBoundChecker
{
    private WeightedCnf _instance;
    private Func<int[], bool>? _isLazyClause;
    private readonly UnitPropagator _propagator = new();
    private readonly List<int> _localClause = [];
    private readonly List<Counter> _counters = [];
    private readonly List<(int Counter, int Count)> _outputs = [];
    private readonly List<(int[] Literals, long Weight)> _cores = [];
    private readonly RewritingChecker _rewriting = new();
    private readonly EliminationChecker _elimination = new();
    private readonly HashSet<ulong> _multiplied = [];
    private bool[] _isMultiplied = [];
    private int[] _localOf = [];
    private int[] _partOfSoft = [];
    private int _part;
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

    /// <summary>Gets a value indicating whether the last part that was refused may well be right, but takes too long to check.</summary>
    internal bool IsTooMuch { get; private set; }

    /// <summary>Gets the work of all checks so far: watches that were looked at, and cases.</summary>
    internal (long Visits, long Cases) Work => (_propagator.Work, _elimination.Work);

    /// <summary>Goes on to another instance, in the same memory.</summary>
    internal void Begin(WeightedCnf instance, Func<int[], bool>? isLazyClause)
    {
        _instance = instance;
        _isLazyClause = isLazyClause;
        if (_part > int.MaxValue / 2)
        {
            // Marks of parts stay from instance to instance, as long as their numbers last.
            _part = 0;
            Array.Clear(_partOfSoft);
        }
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
        IsTooMuch = false;
        if (part.Variables.IsDefault || part.Hards.IsDefault || part.Softs.IsDefault || part.Steps.IsDefault)
        {
            return "A list of the part is missing.";
        }

        if (part.LowerBound < 0)
        {
            return "A bound is negative.";
        }

        if (_localOf.Length <= _instance.VariableCount)
        {
            _localOf = new int[_instance.VariableCount + 1];
        }

        if (_partOfSoft.Length < _instance.SoftCount)
        {
            _partOfSoft = new int[_instance.SoftCount];
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

            // Where elimination is the whole proof, its clauses are written down while they are looked at.
            bool isElimination = part.Steps.Length == 1 && part.Steps[0].Kind == ProofStepKind.Eliminate;

            // A rewriting may be the whole proof: then nothing is propagated.
            bool propagates = !isElimination && !(part.Steps.Length > 0 && IsOfRewriting(part.Steps[0].Kind));
            return CheckClauses(part, isElimination, propagates)
                ?? (isElimination ? Eliminate(part, cancellationToken) : Replay(part, propagates, cancellationToken));
        }
        finally
        {
            foreach (int variable in part.Variables.AsSpan()[..named])
            {
                _localOf[variable] = 0;
            }
        }
    }

    /// <summary>Checks that the clauses that a part names exist and speak of its variables only.</summary>
    /// <param name="part">The proof.</param>
    /// <param name="isElimination">Whether elimination starts with all clauses.</param>
    /// <param name="propagates">Whether propagation starts with the hard clauses.</param>
    /// <returns>Null, or what is wrong.</returns>
    private string? CheckClauses(PartCertificate part, bool isElimination, bool propagates)
    {
        if (isElimination)
        {
            _elimination.Reset();
        }

        if (propagates)
        {
            BeginPropagation(part);
        }

        foreach (int hard in part.Hards)
        {
            if (hard < 0 || hard >= _instance.HardCount || !ToLocal(_instance.Hard(hard)))
            {
                return $"Hard clause {hard} does not exist or leaves the part.";
            }

            if (isElimination)
            {
                _elimination.Add(CollectionsMarshal.AsSpan(_localClause), price: null);
            }
            else if (propagates)
            {
                _propagator.Add(CollectionsMarshal.AsSpan(_localClause));
            }
        }

        _part++;
        foreach (int soft in part.Softs)
        {
            if (soft < 0 || soft >= _instance.SoftCount || _instance.Soft(soft).IsEmpty || _partOfSoft[soft] == _part
                || !ToLocal(_instance.Soft(soft)))
            {
                return $"Soft clause {soft} does not exist, has no literal, is named twice or leaves the part.";
            }

            _partOfSoft[soft] = _part;
            if (isElimination)
            {
                _elimination.Add(CollectionsMarshal.AsSpan(_localClause), _instance.Weight(soft));
            }
        }

        return null;
    }

    /// <summary>Starts propagation without clauses.</summary>
    private void BeginPropagation(PartCertificate part)
    {
        Array.Clear(_prices, 0, Math.Min(_prices.Length, (2 * _propagator.VariableCount) + 2));
        _propagator.Reset(part.Variables.Length, part.Hards.Length);
        _counters.Clear();
        _outputs.Clear();
        _cores.Clear();
        _lazies.Clear();
        _packs.Clear();
    }

    /// <summary>Starts propagation with the hard clauses of a part.</summary>
    private void AddHards(PartCertificate part)
    {
        BeginPropagation(part);
        foreach (int hard in part.Hards)
        {
            ToLocal(_instance.Hard(hard));
            _propagator.Add(CollectionsMarshal.AsSpan(_localClause));
        }
    }

    /// <summary>Prices the soft clauses, each by a literal that implies it; those that were rewritten are priced by their terms.</summary>
    private void PriceSofts(PartCertificate part, ReadOnlySpan<ProofStep> terms, bool isRewritten)
    {
        foreach (int soft in part.Softs)
        {
            if (!isRewritten || _instance.Soft(soft).Length > 2)
            {
                ToLocal(_instance.Soft(soft));
                PriceClause(isRewritten ? 2 * _instance.Weight(soft) : _instance.Weight(soft));
            }
        }

        foreach (ProofStep term in terms)
        {
            if (term.Kind == ProofStepKind.Term)
            {
                _localClause.Clear();
                _localClause.AddRange(term.Literals.AsSpan());
                PriceClause(term.Number);
            }
        }

        _firstOutput = _propagator.VariableCount + 1;
    }

    private void PriceClause(long price)
    {
        if (_localClause.Count > 1)
        {
            int selector = _propagator.AddVariable();
            _localClause.Add(-selector);
            _propagator.Add(CollectionsMarshal.AsSpan(_localClause));
            _localClause.Clear();
            _localClause.Add(selector);
        }

        Price(_localClause[0]) += price;
    }

    /// <summary>Derives the literals that the first steps state, if a rewriting follows them: it may rest on them.</summary>
    /// <param name="part">The proof.</param>
    /// <param name="count">Receives the number of those steps.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Null, or what is wrong.</returns>
    private string? DeriveImplied(PartCertificate part, out int count, CancellationToken cancellationToken)
    {
        count = 0;
        while (count < part.Steps.Length && part.Steps[count].Kind == ProofStepKind.Derived)
        {
            count++;
        }

        if (count == part.Steps.Length || !IsOfRewriting(part.Steps[count].Kind))
        {
            count = 0;
        }

        for (int i = 0; i < count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ProofStep step = part.Steps[i];
            if ((step.Literals.IsDefault ? "it has no literals" : Derive(step)) is { } flaw)
            {
                return $"Step {i} ({step.Kind}) is refused: {flaw}.";
            }
        }

        return null;
    }

    private static bool IsOfRewriting(ProofStepKind kind) =>
        kind is ProofStepKind.Multiply or ProofStepKind.Term or ProofStepKind.Slack or ProofStepKind.Rewrite;

    /// <summary>Checks the rewriting that the steps state, if they do.</summary>
    /// <param name="part">The proof.</param>
    /// <param name="start">Its first step.</param>
    /// <param name="end">Receives the number of the step after it.</param>
    /// <returns>Null, or what is wrong.</returns>
    private string? CheckRewriting(PartCertificate part, int start, out int end)
    {
        end = start;
        while (end < part.Steps.Length && part.Steps[end].Kind is ProofStepKind.Multiply or ProofStepKind.Term or ProofStepKind.Slack)
        {
            ProofStep step = part.Steps[end++];
            if (step.Literals.IsDefault || step.Literals.Length is not (1 or 2) || !AreOfPart(part, step) || step.Number <= 0)
            {
                return "it names other than one or two existing literals, or its number is not positive";
            }
        }

        if (end == part.Steps.Length || part.Steps[end].Kind != ProofStepKind.Rewrite)
        {
            return end == start ? null : "nothing says what the terms before it add up to";
        }

        if (part.Steps[end].Literals is not { IsDefault: false, Length: 0 })
        {
            return "the step that closes it names literals";
        }

        if (part.Steps[end].Number < 0 || (part.LowerBound > long.MaxValue / 4 && part.LowerBound != long.MaxValue))
        {
            return "the bound is negative or too large to be doubled";
        }

        ReadOnlySpan<ProofStep> steps = part.Steps.AsSpan()[start..end];
        if (!AreMultipliedHard(part, steps))
        {
            return "a multiplied clause is no hard clause";
        }

        _rewriting.Reset(part.Variables.Length, steps.Length + part.Softs.Length);
        _rewriting.AddConstant(-part.Steps[end].Number);
        foreach (int soft in part.Softs)
        {
            ToLocal(_instance.Soft(soft));
            if (_localClause.Count <= 2)
            {
                AddRewritten(CollectionsMarshal.AsSpan(_localClause), 2 * (Int128)_instance.Weight(soft), start > 0);
            }
            else if (_instance.Weight(soft) > long.MaxValue / 4)
            {
                return "a weight is too large to be doubled";
            }
        }

        foreach (ProofStep step in steps)
        {
            AddRewritten(step.Literals.AsSpan(), step.Kind != ProofStepKind.Multiply ? -(Int128)step.Number : step.Number, start > 0);
        }

        end++;

        // Of no assignment at all everything is true.
        return _rewriting.IsZero() || (start > 0 && _propagator.IsContradictory) ? null : "the terms do not add up to the cost of the soft clauses";
    }

    /// <summary>Adds a clause to what is compared, with the values that were derived before, if any were, put in.</summary>
    private void AddRewritten(ReadOnlySpan<int> clause, Int128 weight, bool hasValues)
    {
        if (hasValues)
        {
            if (_propagator.IsFalse(-clause[0]) || _propagator.IsFalse(-clause[^1]))
            {
                return;
            }

            bool isFirstFalse = _propagator.IsFalse(clause[0]);
            if (isFirstFalse && _propagator.IsFalse(clause[^1]))
            {
                _rewriting.AddConstant(weight);
                return;
            }

            clause = isFirstFalse ? clause[^1..] : _propagator.IsFalse(clause[^1]) ? clause[..1] : clause;
        }

        _rewriting.AddClause(clause, weight);
    }

    /// <summary>Tells whether every clause that is multiplied is one of the hard clauses.</summary>
    private bool AreMultipliedHard(PartCertificate part, ReadOnlySpan<ProofStep> steps)
    {
        _multiplied.Clear();
        if (_isMultiplied.Length <= part.Variables.Length)
        {
            _isMultiplied = new bool[2 * (part.Variables.Length + 1)];
        }

        Array.Clear(_isMultiplied, 0, part.Variables.Length + 1);
        foreach (ProofStep step in steps)
        {
            if (step.Kind == ProofStepKind.Multiply)
            {
                _multiplied.Add(LiteralPair.Key(step.Literals[0], step.Literals[^1]));
                _isMultiplied[Math.Abs(step.Literals[0])] = true;
                _isMultiplied[Math.Abs(step.Literals[^1])] = true;
            }
        }

        for (int i = 0; i < part.Hards.Length && _multiplied.Count > 0; i++)
        {
            // Most clauses speak of other variables, and need not be translated.
            ReadOnlySpan<int> hard = _instance.Hard(part.Hards[i]);
            if (hard.Length is 1 or 2 && _isMultiplied[_localOf[Math.Abs(hard[0])]] && _isMultiplied[_localOf[Math.Abs(hard[^1])]])
            {
                ToLocal(hard);
                _multiplied.Remove(LiteralPair.Key(_localClause[0], _localClause[^1]));
            }
        }

        return _multiplied.Count == 0;
    }

    private string? Replay(PartCertificate part, bool hasHards, CancellationToken cancellationToken)
    {
        if (DeriveImplied(part, out int derived, cancellationToken) is { } refused)
        {
            return refused;
        }

        string? flaw = CheckRewriting(part, derived, out int rewritten);
        if (flaw is not null)
        {
            return $"The rewriting in the first {rewritten} steps is refused: {flaw}.";
        }

        if (rewritten > 0 && rewritten == part.Steps.Length && part.LowerBound <= (part.Steps[rewritten - 1].Number + 1) / 2)
        {
            return null;
        }

        if (!hasHards)
        {
            AddHards(part);
        }

        PriceSofts(part, part.Steps.AsSpan()[..rewritten], rewritten > 0);
        long bound = rewritten > 0 ? part.Steps[rewritten - 1].Number : 0;

        // In a rewritten part everything counts twice, and a cost, being whole, is at least half of an odd bound, rounded up.
        long claim = rewritten > 0 && part.LowerBound is > 0 and < long.MaxValue ? (2 * part.LowerBound) - 1 : part.LowerBound;
        _scale = rewritten > 0 ? 2 : 1;
        for (int i = rewritten; i < part.Steps.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ProofStep step = part.Steps[i];
            flaw = step.Literals.IsDefault ? "it has no literals" : step.Kind switch
            {
                ProofStepKind.Derived => Derive(step),
                ProofStepKind.Lazy => AddLazy(part, step),
                ProofStepKind.Core => Charge(step, ref bound),
                ProofStepKind.Leaf => AddLeaf(step),
                ProofStepKind.Sum => AddSum(step),
                ProofStepKind.Output => AddOutput(step),
                ProofStepKind.Attach => Attach(step),
                ProofStepKind.Harden => Harden(step, bound, claim),
                ProofStepKind.Scale => i > 0 ? "it is not the first step" : Scale(part, step, ref claim),
                ProofStepKind.Pack => Pack(step),
                ProofStepKind.Exceed => Exceed(step, bound, claim),
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
            bool isHardened = part.Steps.Any(static step => step.Kind is ProofStepKind.Harden or ProofStepKind.Exceed);
            return _propagator.IsContradictory && !isHardened ? null : "The hard clauses are not shown to contradict each other.";
        }

        return bound >= claim || _propagator.IsContradictory
            ? null
            : $"The steps prove {(bound / _scale) + (bound % _scale == 0 ? 0 : 1)}, not {part.LowerBound}.";
    }

    private string? Eliminate(PartCertificate part, CancellationToken cancellationToken)
    {
        ProofStep step = part.Steps[0];
        string? flaw = step.Literals.IsDefault || step.Number is < 0 or > int.MaxValue
            ? "it has no literals, or its number is none of variables"
            : _elimination.TryEliminate(
                step.Literals.AsSpan(), part.Variables.Length, (int)step.Number, part.LowerBound, out long least, cancellationToken)
                ?? (least >= part.LowerBound ? null : $"it gives {least}, not {part.LowerBound}");
        IsTooMuch = flaw is not null && _elimination.IsTooMuch;
        return flaw is null ? null : $"Step 0 ({ProofStepKind.Eliminate}) is refused: {flaw}.";
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

        if (!_propagator.Implies(step.Literals.AsSpan()) && _isLazyClause?.Invoke(clause) != true)
        {
            return "the clause does not follow by reverse unit propagation, and nobody vouches for it";
        }

        _propagator.Add(step.Literals.AsSpan());
        _lazies.Add(step.Literals);
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

    private static bool AreOfPart(PartCertificate part, ProofStep step)
    {
        foreach (int literal in step.Literals)
        {
            if (literal == 0 || literal < -part.Variables.Length || literal > part.Variables.Length)
            {
                return false;
            }
        }

        return true;
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
        CollectionsMarshal.SetCount(_localClause, clause.Length);
        Span<int> translated = CollectionsMarshal.AsSpan(_localClause);
        int[] localOf = _localOf;
        for (int i = 0; i < clause.Length; i++)
        {
            int local = localOf[Math.Abs(clause[i])];
            if (local == 0)
            {
                return false;
            }

            translated[i] = clause[i] > 0 ? local : -local;
        }

        return true;
    }
}
