using System.Globalization;
using Consistency.Claims;

namespace Consistency.AI.Extraction;

/// <summary>Gives statements ids that no other statement of a conversation has.</summary>
internal sealed class StatementIds
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _last = new(StringComparer.Ordinal);

    public StatementIds(ClaimSet? known) => _taken.UnionWith(known?.Statements.Select(static s => s.Id) ?? []);

    /// <summary>Gives the next free id that begins like this.</summary>
    public string Next(string prefix)
    {
        int number = _last.GetValueOrDefault(prefix);
        string id;
        do
        {
            id = string.Create(CultureInfo.InvariantCulture, $"{prefix}{++number}");
        }
        while (!_taken.Add(id));
        _last[prefix] = number;
        return id;
    }
}
