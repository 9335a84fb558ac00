using System.Globalization;

namespace Consistency.Cli.Batch;

/// <summary>Counts what came of the documents.</summary>
internal sealed class BatchTally
{
    private readonly long[] _counts = new long[Enum.GetValues<BatchOutcome>().Length];

    /// <summary>Gets how many documents there were.</summary>
    public long Total => _counts.Sum();

    /// <summary>Gets how many had one outcome.</summary>
    public long this[BatchOutcome outcome] => _counts[(int)outcome];

    public void Add(BatchOutcome outcome) => _counts[(int)outcome]++;

    /// <summary>Says the counts in words.</summary>
    public override string ToString()
    {
        string errors = this[BatchOutcome.Error] == 1 ? "1 line is no document" : $"{Number(BatchOutcome.Error)} lines are no documents";
        return $"{Total.ToString("N0", CultureInfo.InvariantCulture)} {(Total == 1 ? "document" : "documents")}: "
            + $"{Number(BatchOutcome.Consistent)} consistent, {Number(BatchOutcome.Inconsistent)} inconsistent, {Number(BatchOutcome.Undecided)} undecided"
            + (this[BatchOutcome.Error] > 0 ? $"; {errors}" : string.Empty);
    }

    private string Number(BatchOutcome outcome) => this[outcome].ToString("N0", CultureInfo.InvariantCulture);
}
