namespace Consistency.Formats;

/// <summary>Tells which column of a table of triples holds what.</summary>
/// <param name="Subject">The column of the subject.</param>
/// <param name="Relation">The column of the relation.</param>
/// <param name="Object">The column of the object.</param>
/// <param name="Confidence">The column of the confidence; -1 for none.</param>
/// <param name="Source">The column of the source; -1 for none.</param>
/// <param name="Id">The column of the id; -1 for none.</param>
internal sealed record TableColumns(int Subject, int Relation, int Object, int Confidence, int Source, int Id)
{
    /// <summary>The order of a table without a header.</summary>
    public static TableColumns Default { get; } = new(0, 1, 2, 3, 4, -1);

    /// <summary>How many cells a row has at least.</summary>
    public int Required => 1 + Math.Max(Subject, Math.Max(Relation, Object));

    /// <summary>Reads a header; null when the row names not all of subject, relation and object.</summary>
    public static TableColumns? OfHeader(IReadOnlyList<TableCell> cells)
    {
        int Find(params ReadOnlySpan<string> names)
        {
            for (int i = 0; i < cells.Count; i++)
            {
                foreach (string name in names)
                {
                    if (cells[i].Text.Equals(name, StringComparison.OrdinalIgnoreCase))
                    {
                        return i;
                    }
                }
            }

            return -1;
        }

        TableColumns columns = new(
            Find("subject", "head", "entity"), Find("relation", "predicate", "property"), Find("object", "tail", "value"),
            Find("confidence", "score", "probability"), Find("source"), Find("id"));
        return columns is { Subject: >= 0, Relation: >= 0, Object: >= 0 } ? columns : null;
    }
}
