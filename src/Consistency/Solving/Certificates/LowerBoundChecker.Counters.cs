using System.Runtime.InteropServices;

namespace Consistency.Solving.Certificates;

// Counters are definitions: "output j is true exactly when at least j leaves are". Of the clauses of that definition the
// checker uses one direction, and writes them itself, so a certificate cannot smuggle others in.
public sealed partial class LowerBoundChecker
{
    private string? AddLeaf(ProofStep step)
    {
        if (step.Literals.Length != 1 || !AreLiterals(step))
        {
            return "it does not name one literal";
        }

        _counters.Add(new Counter { Leaf = step.Literals[0], Size = 1, Counts = { 1 } });
        return null;
    }

    private string? AddSum(ProofStep step)
    {
        if (step.Literals.Length != 2 || !step.Literals.All(IsCounter))
        {
            return "it does not name two counters";
        }

        long size = _counters[step.Literals[0]].Size + _counters[step.Literals[1]].Size;
        if (size > int.MaxValue)
        {
            return "the counter is too large";
        }

        _counters.Add(new Counter { Left = step.Literals[0], Right = step.Literals[1], Size = size });
        return null;
    }

    private string? AddOutput(ProofStep step)
    {
        if (step.Literals.Length != 1 || !IsCounter(step.Literals[0]))
        {
            return "it does not name one counter";
        }

        Counter counter = _counters[step.Literals[0]];
        if (step.Number < 1 || step.Number > counter.Size || counter.Size == 1 || counter.Outputs.ContainsKey((int)step.Number))
        {
            return "the counter has no such output, or has it already";
        }

        int count = (int)step.Number;
        int output = _propagator.AddVariable();
        counter.Outputs.Add(count, output);
        counter.Counts.Add(count);
        _outputs.Add((step.Literals[0], count));
        Counter left = _counters[counter.Left];
        Counter right = _counters[counter.Right];
        AddImplication([OutputOf(left, count)], output);
        AddImplication([OutputOf(right, count)], output);

        // Of the counts that exist, not of all that might: a counter of a million leaves usually has a handful.
        foreach (int fromLeft in left.Counts)
        {
            if (fromLeft < count)
            {
                AddImplication([OutputOf(left, fromLeft), OutputOf(right, count - fromLeft)], output);
            }
        }

        return null;
    }

    private string? Attach(ProofStep step)
    {
        if (step.Literals.Length != 1 || !IsCounter(step.Literals[0]) || step.Number < 0 || step.Number >= _cores.Count)
        {
            return "it does not name one counter and one core";
        }

        (int[] literals, long weight) = _cores[(int)step.Number];
        Counter counter = _counters[step.Literals[0]];
        if (weight == 0 || counter.OutputPrice != 0 || counter.Size != literals.Length || counter.Size < 2
            || !Leaves(counter).Order().SequenceEqual(literals.Order()))
        {
            return "the counter does not count that core, or one of them is attached already";
        }

        counter.OutputPrice = weight;
        _cores[(int)step.Number] = (literals, 0);
        return null;
    }

    /// <summary>States that some literals together imply an output; nothing when one of them does not exist.</summary>
    private void AddImplication(ReadOnlySpan<int> literals, int output)
    {
        _localClause.Clear();
        _localClause.Add(output);
        foreach (int literal in literals)
        {
            if (literal == 0)
            {
                return;
            }

            _localClause.Add(-literal);
        }

        _propagator.Add(CollectionsMarshal.AsSpan(_localClause));
    }

    private List<int> Leaves(Counter counter)
    {
        List<int> leaves = [];
        Stack<Counter> open = new([counter]);
        while (open.TryPop(out Counter? next))
        {
            if (next.Size == 1)
            {
                leaves.Add(next.Leaf);
            }
            else
            {
                open.Push(_counters[next.Right]);
                open.Push(_counters[next.Left]);
            }
        }

        return leaves;
    }

    private static int OutputOf(Counter counter, int count) =>
        counter.Size == 1 ? (count == 1 ? counter.Leaf : 0) : counter.Outputs.GetValueOrDefault(count);

    private bool IsCounter(int number) => number >= 0 && number < _counters.Count;

    private sealed class Counter
    {
        public int Leaf { get; init; }

        public int Left { get; init; }

        public int Right { get; init; }

        public required long Size { get; init; }

        public Dictionary<int, int> Outputs { get; } = [];

        public List<int> Counts { get; } = [];

        public long OutputPrice { get; set; }
    }
}
