using System.Globalization;
using Consistency.Claims;

namespace Consistency.Findings;

/// <summary>Gives the laws that a check adds names that no statement has.</summary>
/// <param name="statements">The statements that have names already.</param>
internal sealed class FreshIds(IEnumerable<Statement> statements)
{
    // Most statements need no laws.
    private HashSet<string>? _taken;

    /// <summary>Gives a name that is free, and takes it.</summary>
    /// <param name="wanted">The name that is best; a number goes behind it where it is taken.</param>
    public string Next(string wanted)
    {
        _taken ??= statements.Select(static s => s.Id).ToHashSet(StringComparer.Ordinal);
        string id = wanted;
        for (int i = 2; !_taken.Add(id); i++)
        {
            id = string.Create(CultureInfo.InvariantCulture, $"{wanted}_{i}");
        }

        return id;
    }
}
