using System.Collections.Immutable;
using Consistency.Solving.Certificates;

namespace Consistency.Solving.Orders;

/// <summary>Solves a part that is an order with its laws written out as an order without them, and proves the cost from the few laws that matter.</summary>
internal sealed class WrittenOrderSolver
{
    private readonly WrittenOrder _order;
    private readonly OrderReduction _reduction;
    private readonly OrderPart? _part;
    private readonly OrderPartSolver? _solver;
    private readonly PartProblem _problem;

    private WrittenOrderSolver(WrittenOrder order, PartProblem problem, OrderReduction reduction, OrderPart? part, MaxSatOptions options)
    {
        _order = order;
        _problem = problem;
        _reduction = reduction;
        _part = part;
        _solver = part is null ? null : new OrderPartSolver(part, options.Certify != CertifyMode.Never, options.ConflictLimit);
    }

    /// <summary>Gets a cost that no assignment undercuts.</summary>
    public long LowerBound => _solver?.LowerBound ?? 0;

    /// <summary>Gets a value indicating whether the canonical choice was found.</summary>
    public bool IsCanonical => _solver?.IsCanonical ?? true;

    /// <summary>Opens a solver.</summary>
    /// <returns>Null when the part is no such order, or falls into several that have to be solved apart.</returns>
    public static WrittenOrderSolver? TryOpen(PartProblem problem, MaxSatOptions options, CancellationToken cancellationToken)
    {
        if (WrittenOrder.TryRead(problem, cancellationToken) is not { } order)
        {
            return null;
        }

        OrderStatement[] statements = new OrderStatement[problem.SoftCount];
        for (int i = 0; i < statements.Length; i++)
        {
            int literal = problem.Soft(i)[0];
            (int first, int second) = order.Pair(Math.Abs(literal));
            statements[i] = new OrderStatement(first, second, problem.Weights[i], literal > 0);
        }

        OrderReduction reduction = new(new OrderProblem(order.ThingCount, statements));
        List<OrderPart> parts = reduction.Parts();
        return parts.Count > 1 || !parts.TrueForAll(part => OrderPartSolver.IsSuited(part, options.BreakTies))
            ? null
            : new WrittenOrderSolver(order, problem, reduction, parts.Count == 0 ? null : parts[0], options);
    }

    /// <summary>Finds some assignment.</summary>
    /// <param name="assignment">Receives it, by variable.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public void FindFeasible(Span<bool> assignment, CancellationToken cancellationToken)
    {
        _solver?.FindFeasible(cancellationToken);
        Assign(assignment);
    }

    /// <summary>Finds the cheapest assignment.</summary>
    /// <param name="breakTies">Whether it should be the canonical one.</param>
    /// <param name="assignment">Receives it, by variable.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>False when a limit was hit.</returns>
    public bool TryOptimize(bool breakTies, Span<bool> assignment, CancellationToken cancellationToken)
    {
        _solver?.Optimize(cancellationToken);
        if (breakTies)
        {
            _solver?.BreakTies(cancellationToken);
        }

        Assign(assignment);
        return _solver?.IsSolved ?? true;
    }

    /// <summary>Gives the proof of <see cref="LowerBound"/> in the variables of the part; null when none was recorded.</summary>
    /// <param name="dropsLong">Whether a very long one is as good as none.</param>
    /// <param name="hards">Receives the hard clauses that it rests on, ascending.</param>
    public ImmutableArray<ProofStep>? Proof(bool dropsLong, out int[] hards)
    {
        hards = [];
        if (_solver?.Certificate(dropsLong) is not { } certificate)
        {
            return null;
        }

        int[] variables = [0, .. _part!.Variables.Select(variable => _reduction.PairOf(variable) is { } pair ? _order.Variable(pair.First, pair.Second) : 0)];
        SortedSet<int> used = [];
        ImmutableArray<ProofStep>.Builder steps = ImmutableArray.CreateBuilder<ProofStep>(certificate.Steps.Length);
        foreach (ProofStep step in certificate.Steps)
        {
            if (step.Kind == ProofStepKind.Pack)
            {
                // It names a clause by its number.
                steps.Add(step);
                continue;
            }

            ImmutableArray<int> literals = [.. step.Literals.Select(literal => literal > 0 ? variables[literal] : -variables[-literal])];
            if (step.Kind == ProofStepKind.Lazy && !TryAddLaws(literals, used))
            {
                return null;
            }

            steps.Add(new ProofStep(step.Kind, literals, step.Number));
        }

        hards = [.. used];
        return steps.MoveToImmutable();
    }

    /// <summary>Adds the laws by which a chain leads from its start to its end, and either back or to its conclusion.</summary>
    /// <returns>False when it comes by a thing twice, which no law speaks of.</returns>
    private bool TryAddLaws(ImmutableArray<int> chain, SortedSet<int> used)
    {
        (int start, int end) = _order.Pair(-chain[0]);
        foreach (int literal in chain.AsSpan()[1..])
        {
            if (literal > 0)
            {
                // The conclusion: the link from start to end, to which the last law led.
                return true;
            }

            int next = _order.Pair(-literal).Second;
            int law = start == end ? -1 : next == start ? _order.Exclusion(start, end) : _order.Law(start, end, next);
            if (law < 0)
            {
                return false;
            }

            used.Add(law);
            end = next;
        }

        return true;
    }

    /// <summary>Makes true what follows from the statements that are kept, and nothing else.</summary>
    private void Assign(Span<bool> assignment)
    {
        bool[] isDropped = new bool[_problem.SoftCount];
        for (int edge = 0; _solver?.Dropped is { } dropped && edge < dropped.Length; edge++)
        {
            foreach (int statement in _part!.Statements[edge])
            {
                isDropped[statement] = dropped[edge];
            }
        }

        List<int>[] successors = [.. Enumerable.Range(0, _order.ThingCount).Select(static _ => new List<int>())];
        for (int i = 0; i < isDropped.Length; i++)
        {
            int literal = _problem.Soft(i)[0];
            if (literal > 0 && !isDropped[i])
            {
                successors[_order.Pair(literal).First].Add(_order.Pair(literal).Second);
            }
        }

        assignment.Clear();
        Stack<int> open = [];
        for (int thing = 0; thing < successors.Length; thing++)
        {
            open.Push(thing);
            while (open.TryPop(out int reached))
            {
                foreach (int successor in successors[reached])
                {
                    // A circle is possible only before the first choice; what it gives then is no assignment, and is not kept.
                    ref bool isBefore = ref assignment[_order.Variable(thing, successor)];
                    if (successor != thing && !isBefore)
                    {
                        isBefore = true;
                        open.Push(successor);
                    }
                }
            }
        }
    }
}
