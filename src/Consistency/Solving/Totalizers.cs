using Consistency.Solving.Certificates;

namespace Consistency.Solving;

/// <summary>Counters over literals, encoded as clauses only as far as the search has counted.</summary>
/// <remarks>
/// <para>The totalizer of O. Bailleux and Y. Boufkhad, "Efficient CNF encoding of Boolean cardinality constraints" (2003),
/// built lazily as R. Martins, S. Joshi, V. Manquinho and I. Lynce, "Incremental cardinality constraints for MaxSAT"
/// (2014). A node counts the true leaves below it: output j is true when at least j are. Only that direction is encoded,
/// which is all that minimisation needs: in a cheapest extension an output is true exactly when the count forces it.</para>
/// <para>Each clause is "left i and right j give i + j". A node that counts to k holds exactly the clauses with i + j at
/// most k, so counting one further adds exactly those with i + j = k + 1.</para>
/// </remarks>
internal sealed class Totalizers(ISatOracle oracle, ProofRecorder? proof)
{
    private readonly ISatOracle _oracle = oracle;
    private readonly List<Node> _nodes = [];
    private readonly int[] _clause = new int[3];

    /// <summary>Creates a counter of the given literals; nothing is encoded yet.</summary>
    /// <returns>The node to ask for outputs.</returns>
    public int Create(ReadOnlySpan<int> leaves)
    {
        if (leaves.Length == 1)
        {
            return Add(new Node { Leaf = leaves[0], Size = 1 });
        }

        int half = leaves.Length / 2;
        int left = Create(leaves[..half]);
        int right = Create(leaves[half..]);
        return Add(new Node { Left = left, Right = right, Size = leaves.Length });
    }

    /// <summary>Gives the literal "at least <paramref name="count"/> leaves are true", encoding what is missing.</summary>
    /// <returns>The literal; 0 when there are fewer leaves.</returns>
    public int Output(int node, int count)
    {
        if (count > _nodes[node].Size)
        {
            return 0;
        }

        Extend(node, count);
        return OutputOf(node, count);
    }

    private int Add(Node node)
    {
        _nodes.Add(node);
        if (node.Size == 1)
        {
            proof?.Leaf(node.Leaf);
        }
        else
        {
            proof?.Sum(node.Left, node.Right);
        }

        return _nodes.Count - 1;
    }

    private int OutputOf(int node, int count)
    {
        Node item = _nodes[node];
        return item.Size == 1 ? item.Leaf : item.Outputs[count - 1];
    }

    private void Extend(int index, int bound)
    {
        Node node = _nodes[index];
        bound = Math.Min(bound, node.Size);
        if (node.Size == 1 || node.Outputs.Count >= bound)
        {
            return;
        }

        Extend(node.Left, bound);
        Extend(node.Right, bound);
        int leftSize = _nodes[node.Left].Size;
        int rightSize = _nodes[node.Right].Size;
        for (int sum = node.Outputs.Count + 1; sum <= bound; sum++)
        {
            int output = _oracle.AddVariable();
            node.Outputs.Add(output);
            proof?.Output(index, sum);
            for (int fromLeft = Math.Max(0, sum - rightSize); fromLeft <= Math.Min(sum, leftSize); fromLeft++)
            {
                int length = 0;
                if (fromLeft > 0)
                {
                    _clause[length++] = -OutputOf(node.Left, fromLeft);
                }

                if (sum > fromLeft)
                {
                    _clause[length++] = -OutputOf(node.Right, sum - fromLeft);
                }

                _clause[length++] = output;
                _oracle.AddClause(_clause.AsSpan(0, length));
            }
        }
    }

    /// <summary>A leaf, or a counter of what its two children count.</summary>
    private sealed class Node
    {
        public int Leaf { get; init; }

        public int Left { get; init; }

        public int Right { get; init; }

        public required int Size { get; init; }

        public List<int> Outputs { get; } = [];
    }
}
