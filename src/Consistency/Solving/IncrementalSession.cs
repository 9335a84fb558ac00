using System.Runtime.InteropServices;

namespace Consistency.Solving;

/// <summary>A weighted MaxSAT instance that grows: after each addition only the parts that it touched are solved again.</summary>
/// <remarks>
/// <para>Parts are kept by union-find over the variables, with the lists of the smaller part appended to those of the larger, so
/// that n additions take O(n log n) in all, beside the solving of touched parts. Everything else a question costs is
/// proportional to those parts: the rest keeps its values and its bounds. A session belongs to one thread at a time.</para>
/// <para>A part whose optimum was known is not solved at all when its assignment, with values for new variables, satisfies everything
/// that was added: more clauses make nothing cheaper, so the bound stands with its proof; and of the optimal assignments some fall away at most,
/// so the canonical one among them stays canonical. That takes time in proportion to what was added.</para>
/// <para>The result is that of a <see cref="MaxSatSession"/> on the whole: the same cost, and, unless switched off, the same
/// canonical choice of falsified clauses, since that choice is made part by part.</para>
/// </remarks>
public sealed class IncrementalSession
{
    private readonly MaxSatOptions _options;
    private readonly PartWorkspace _workspace = new();
    private readonly List<int[]> _hards = [];
    private readonly List<int[]> _softs = [];
    private readonly List<long> _weights = [];
    private readonly List<bool> _isFalsified = [];
    private readonly List<bool> _values = [false];
    private readonly List<int> _parents = [0];
    private readonly List<Part?> _parts = [null];
    private readonly List<bool> _isNew = [false];
    private readonly List<int> _localOf = [0];
    private readonly HashSet<int> _touched = [];
    private long _total;
    private long _fixedCost;
    private long _lower;
    private long _upper;
    private int _contradictory;
    private int _withoutAssignment;
    private int _uncertified;
    private int _uncanonical;
    private int _unsolved;
    private bool _hasEmptyHard;

    /// <summary>Opens a session without clauses.</summary>
    /// <param name="options">Limits, for each question, and switches; the defaults when absent.</param>
    public IncrementalSession(MaxSatOptions? options = null) => _options = options ?? new MaxSatOptions();

    /// <summary>Gets the number of variables; they are numbered from 1.</summary>
    public int VariableCount => _parents.Count - 1;

    /// <summary>Gets the number of soft clauses; they are numbered from 0.</summary>
    public int SoftCount => _softs.Count;

    /// <summary>Gets the number of hard clauses.</summary>
    public int HardCount => _hards.Count;

    /// <summary>Gets how far the last <see cref="Optimize"/> came; unknown after something was added.</summary>
    public MaxSatStatus Status { get; private set; } = MaxSatStatus.Optimal;

    /// <summary>Gets a cost that no assignment undercuts; <see cref="long.MaxValue"/> when there is none.</summary>
    public long LowerBound => _hasEmptyHard || _contradictory > 0 ? long.MaxValue : _lower + _fixedCost;

    /// <summary>Gets the cost of the assignment; <see cref="long.MaxValue"/> when none was found.</summary>
    public long UpperBound =>
        _hasEmptyHard || _contradictory > 0 || _withoutAssignment > 0 || _unsolved > 0 ? long.MaxValue : _upper + _fixedCost;

    /// <summary>Gets a value indicating whether every lower bound was confirmed by code that shares nothing with the search.</summary>
    public bool CertifiedLowerBound => _options.Certify != CertifyMode.Never && (_hasEmptyHard || _uncertified == 0);

    /// <summary>Gets a value indicating whether ties were broken as documented at <see cref="MaxSatSession"/>.</summary>
    public bool IsCanonical => Status == MaxSatStatus.Optimal && _uncanonical == 0;

    /// <summary>Adds a variable.</summary>
    /// <returns>Its number.</returns>
    public int NewVariable()
    {
        _parents.Add(_parents.Count);
        _parts.Add(null);
        _values.Add(false);
        _isNew.Add(true);
        _localOf.Add(0);
        return VariableCount;
    }

    /// <summary>Adds a clause that must hold.</summary>
    /// <param name="literals">The literals; none makes everything contradictory.</param>
    /// <exception cref="ArgumentException">A literal is 0 or its variable does not exist.</exception>
    public void AddHard(params ReadOnlySpan<int> literals)
    {
        Check(literals);
        if (literals.IsEmpty)
        {
            _hasEmptyHard = true;
            Status = MaxSatStatus.Unknown;
            return;
        }

        int index = _hards.Count;
        _hards.Add(literals.ToArray());
        Part part = Touch(literals);
        part.Hards.Add(index);
        part.NewHards.Add(index);
    }

    /// <summary>Adds a clause that may be falsified for its weight.</summary>
    /// <param name="weight">The price, at least 1.</param>
    /// <param name="literals">The literals; none means that the price is always paid.</param>
    /// <returns>The index of the soft clause, from 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="weight"/> is not positive.</exception>
    /// <exception cref="ArgumentException">A literal is 0 or its variable does not exist.</exception>
    /// <exception cref="OverflowException">The sum of all weights exceeds 63 bits.</exception>
    public int AddSoft(long weight, params ReadOnlySpan<int> literals)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(weight);
        Check(literals);
        _total = checked(_total + weight);
        int index = _softs.Count;
        _softs.Add(literals.ToArray());
        _weights.Add(weight);
        _isFalsified.Add(literals.IsEmpty);
        if (literals.IsEmpty)
        {
            _fixedCost += weight;
        }
        else
        {
            Part part = Touch(literals);
            part.Softs.Add(index);
            part.NewSofts.Add(index);
        }

        return index;
    }

    /// <summary>Takes a soft clause away again, as if it had never been added; its number is not given to another.</summary>
    /// <param name="index">The clause. Taking it away twice changes nothing. Its part is not split, only solved again.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such clause.</exception>
    public void RemoveSoft(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, _softs.Count);
        long weight = _weights[index];
        _weights[index] = 0;
        _isFalsified[index] = false;
        _total -= weight;
        if (_softs[index].Length == 0)
        {
            _fixedCost -= weight;
        }
        else if (weight > 0)
        {
            // Without it something else may be cheaper.
            Part part = Touch(_softs[index]);
            part.Softs.Remove(index);
            part.NewSofts.Remove(index);
            part.Before = null;
        }
    }

    /// <summary>Solves what was touched since the last call, and was not solved to the end.</summary>
    /// <param name="cancellationToken">Stops the search by an exception; what was solved until then is kept.</param>
    /// <returns>How far it came; the other properties say more.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="SolverIntegrityException">An answer did not pass its own check.</exception>
    public MaxSatStatus Optimize(CancellationToken cancellationToken = default)
    {
        List<int> open = [.. _touched];
        open.Sort();
        foreach (int root in open)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Part part = _parts[root]!;
            PartResult result = part.Before is { } before && TryExtend(part) ? before : Solve(part, cancellationToken);
            SetResult(part, result);
            part.Before = null;
            part.NewHards.Clear();
            part.NewSofts.Clear();
            if (result.Lower == result.Upper)
            {
                _touched.Remove(root);
            }
        }

        return Status = LowerBound == long.MaxValue ? MaxSatStatus.Unsatisfiable
            : UpperBound == long.MaxValue ? MaxSatStatus.Unknown
            : LowerBound == UpperBound ? MaxSatStatus.Optimal
            : MaxSatStatus.Feasible;
    }

    /// <summary>Gives the value of a variable in the assignment that was found last.</summary>
    /// <param name="variable">The variable.</param>
    /// <returns>Its value; false where no clause speaks of it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such variable.</exception>
    public bool IsTrue(int variable) => _values[variable];

    /// <summary>Tells whether the assignment that was found last falsifies a soft clause.</summary>
    /// <param name="softIndex">The clause.</param>
    /// <returns>True when it does; false of a clause that was taken away.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such clause.</exception>
    public bool IsFalsified(int softIndex) => _isFalsified[softIndex];

    /// <summary>Gives new variables values with which the assignment satisfies all that was added to a part, if that is easy.</summary>
    /// <returns>Whether it does; if not, new variables may have other values than before.</returns>
    private bool TryExtend(Part part)
    {
        // What a claim says of a new variable comes first, then what a rule needs; a variable is given a value once.
        foreach (int soft in part.NewSofts)
        {
            Settle(_softs[soft]);
        }

        foreach (int hard in part.NewHards)
        {
            Settle(_hards[hard]);
        }

        foreach (int hard in part.NewHards)
        {
            if (!IsSatisfied(_hards[hard]))
            {
                return false;
            }
        }

        foreach (int soft in part.NewSofts)
        {
            if (!IsSatisfied(_softs[soft]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Sees that a clause holds, by a new variable if it must be; that variable then keeps its value.</summary>
    private void Settle(int[] clause)
    {
        int chosen = 0;
        foreach (int literal in clause)
        {
            bool holds = _values[Math.Abs(literal)] == literal > 0;
            bool isNew = _isNew[Math.Abs(literal)];
            if (holds && !isNew)
            {
                return;
            }

            chosen = isNew && (holds || chosen == 0) ? literal : chosen;
        }

        if (chosen != 0)
        {
            _isNew[Math.Abs(chosen)] = false;
            _values[Math.Abs(chosen)] = chosen > 0;
        }
    }

    private bool IsSatisfied(int[] clause)
    {
        foreach (int literal in clause)
        {
            if (_values[Math.Abs(literal)] == literal > 0)
            {
                return true;
            }
        }

        return false;
    }

    private PartResult Solve(Part part, CancellationToken cancellationToken)
    {
        // Ties are broken by the order of the clauses, and lists that were joined are out of order.
        part.Variables.Sort();
        part.Hards.Sort();
        part.Softs.Sort();
        for (int i = 0; i < part.Variables.Count; i++)
        {
            _localOf[part.Variables[i]] = i + 1;
        }

        WeightedCnfBuilder builder = new(part.Variables.Count);
        int[] local = new int[8];
        foreach (int hard in part.Hards)
        {
            builder.AddHard(Localize(_hards[hard], ref local));
        }

        foreach (int soft in part.Softs)
        {
            builder.AddSoft(_weights[soft], Localize(_softs[soft], ref local));
        }

        MaxSatResult result = new MaxSatSession(builder.Build(), _options, _workspace).Optimize(cancellationToken);
        if (!result.Assignment.IsEmpty)
        {
            for (int i = 0; i < part.Variables.Count; i++)
            {
                _values[part.Variables[i]] = result.Assignment[i + 1];
                _isNew[part.Variables[i]] = false;
            }

            foreach (int soft in part.Softs)
            {
                _isFalsified[soft] = false;
            }

            foreach (int soft in result.FalsifiedSoft)
            {
                _isFalsified[part.Softs[soft]] = true;
            }
        }

        return new PartResult(result.LowerBound, result.UpperBound, result.CertifiedLowerBound, result.IsCanonical);
    }

    private ReadOnlySpan<int> Localize(int[] clause, ref int[] local)
    {
        if (local.Length < clause.Length)
        {
            local = new int[clause.Length];
        }

        for (int i = 0; i < clause.Length; i++)
        {
            local[i] = clause[i] > 0 ? _localOf[clause[i]] : -_localOf[-clause[i]];
        }

        return local.AsSpan(0, clause.Length);
    }

    private void SetResult(Part part, PartResult? result)
    {
        Account(part, -1);
        part.Result = result;
        Account(part, 1);
    }

    /// <summary>Adds what a part contributes to the sums, or takes it out of them.</summary>
    private void Account(Part part, int sign)
    {
        if (part.Result is not { } result)
        {
            _unsolved += sign;
            return;
        }

        bool isContradictory = result.Lower == long.MaxValue;
        _contradictory += isContradictory ? sign : 0;
        _lower += isContradictory ? 0 : sign * result.Lower;
        bool hasAssignment = result.Upper != long.MaxValue;
        _withoutAssignment += hasAssignment ? 0 : sign;
        _upper += hasAssignment ? sign * result.Upper : 0;
        _uncertified += result.IsCertified ? 0 : sign;
        _uncanonical += result.IsCanonical ? 0 : sign;
    }

    /// <summary>Makes one part of all that a clause mentions, to be solved again.</summary>
    private Part Touch(ReadOnlySpan<int> literals)
    {
        int root = 0;
        foreach (int literal in literals)
        {
            int other = Find(Math.Abs(literal));
            Part part = _parts[other] ??= Open(other);
            if (root == 0)
            {
                root = other;
            }
            else if (other != root)
            {
                (int kept, int joined) = _parts[root]!.Size >= part.Size ? (root, other) : (other, root);
                Part from = _parts[joined]!;
                Account(from, -1);
                from.Remember();
                _parts[kept]!.Remember();
                SetResult(_parts[kept]!, null);
                _parts[kept]!.Append(from);
                _parts[joined] = null;
                _parents[joined] = kept;
                _touched.Remove(joined);
                root = kept;
            }
        }

        _parts[root]!.Remember();
        SetResult(_parts[root]!, null);
        _touched.Add(root);
        Status = MaxSatStatus.Unknown;
        return _parts[root]!;
    }

    private Part Open(int variable)
    {
        Part part = new(variable);
        Account(part, 1);
        return part;
    }

    private int Find(int variable)
    {
        Span<int> parents = CollectionsMarshal.AsSpan(_parents);
        while (parents[variable] != variable)
        {
            parents[variable] = parents[parents[variable]];
            variable = parents[variable];
        }

        return variable;
    }

    private void Check(ReadOnlySpan<int> literals)
    {
        foreach (int literal in literals)
        {
            if (literal == 0 || literal == int.MinValue || Math.Abs(literal) > VariableCount)
            {
                throw new ArgumentException(
                    $"The literal {literal} names no variable; they are numbered from 1 to {VariableCount}.", nameof(literals));
            }
        }
    }

    // What is known of a part: bounds that are both the greatest number where there is no assignment.
    private readonly record struct PartResult(long Lower, long Upper, bool IsCertified, bool IsCanonical)
    {
        public static PartResult OfNothing { get; } = new(0, 0, true, true);
    }

    // A connected part: what it consists of, and what is known of it, until something touches it.
    private sealed class Part(int variable)
    {
        public List<int> Variables { get; } = [variable];

        public List<int> Hards { get; } = [];

        public List<int> Softs { get; } = [];

        public List<int> NewHards { get; } = [];

        public List<int> NewSofts { get; } = [];

        public PartResult? Result { get; set; }

        // The optimum before the new clauses; nothing when it was not known, or when more than clauses changed.
        public PartResult? Before { get; set; } = PartResult.OfNothing;

        public int Size => Variables.Count + Hards.Count + Softs.Count;

        /// <summary>Called before the part is touched or joined: from here on its result is that of before.</summary>
        public void Remember()
        {
            if (Result is { } result)
            {
                Before = result.Lower == result.Upper && result.Lower != long.MaxValue ? result : null;
            }
        }

        public void Append(Part other)
        {
            Variables.AddRange(other.Variables);
            Hards.AddRange(other.Hards);
            Softs.AddRange(other.Softs);
            NewHards.AddRange(other.NewHards);
            NewSofts.AddRange(other.NewSofts);
            Before = Before is { } mine && other.Before is { } theirs
                ? new PartResult(mine.Lower + theirs.Lower, mine.Upper + theirs.Upper, mine.IsCertified && theirs.IsCertified, mine.IsCanonical && theirs.IsCanonical)
                : null;
        }
    }
}
