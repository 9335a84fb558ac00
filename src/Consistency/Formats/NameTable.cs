using Consistency.Logic;

namespace Consistency.Formats;

/// <summary>Gives every name of a document that tells letters apart by case a name of its own here, where case does not count.</summary>
/// <remarks>Merging <c>A</c> and <c>a</c> would change what the document says, so the second of them becomes <c>a_2</c>.</remarks>
internal sealed class NameTable
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>Gives the name for a name of the document.</summary>
    /// <param name="written">The name as written.</param>
    /// <param name="isRenamed">Whether this is the first use of a name that had to be changed.</param>
    /// <exception cref="ArgumentException">There is no letter, digit or sign in it, or a control character.</exception>
    public string Of(string written, out bool isRenamed)
    {
        isRenamed = false;
        if (_names.TryGetValue(written, out string? name))
        {
            return name;
        }

        if (written.Any(static c => char.IsControl(c) && !char.IsWhiteSpace(c)))
        {
            throw new ArgumentException("A name has no control characters.", nameof(written));
        }

        string normal = SymbolName.Normalize(written);
        name = normal;
        for (int i = 2; !_taken.Add(name); i++)
        {
            name = $"{normal}_{i}";
            isRenamed = true;
        }

        _names.Add(written, name);
        return name;
    }
}
