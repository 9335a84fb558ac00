using System.Text;

namespace Consistency.Logic;

/// <summary>Brings the names of predicates and constants to the one form under which they are compared.</summary>
/// <remarks>
/// Unicode NFC, invariant lower case, and every run of white space, hyphens and underscores one underscore, so that
/// <c>Living thing</c>, <c>living-thing</c> and <c>living_thing</c> are one name. The words a user wrote are kept
/// elsewhere, for output.
/// </remarks>
public static class SymbolName
{
    /// <summary>Gives the normal form of a name.</summary>
    /// <param name="name">Any text with at least one character that is neither white space, hyphen nor underscore.</param>
    /// <returns>The normal form; normalising it again gives it back unchanged.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> is blank or no well-formed Unicode.</exception>
    public static string Normalize(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (IsNormal(name))
        {
            return name;
        }

        string lower = CanonicalComposition.Compose(name.Normalize(NormalizationForm.FormC)).ToLowerInvariant();
        StringBuilder normal = new(lower.Length);
        foreach (char c in lower)
        {
            if (IsSeparator(c))
            {
                if (normal.Length > 0 && normal[^1] != '_')
                {
                    normal.Append('_');
                }
            }
            else
            {
                normal.Append(c);
            }
        }

        if (normal.Length > 0 && normal[^1] == '_')
        {
            normal.Length--;
        }

        return normal.Length > 0
            ? normal.ToString()
            : throw new ArgumentException($"The name '{name}' has no letter, digit or sign in it.", nameof(name));
    }

    private static bool IsSeparator(char c) => c is '_' or '-' || char.IsWhiteSpace(c);

    // Nearly every name that reaches us is normal already; do not allocate for it.
    private static bool IsNormal(string name)
    {
        char previous = '_';
        foreach (char c in name)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '_') || (c == '_' && previous == '_'))
            {
                return false;
            }

            previous = c;
        }

        return previous != '_';
    }
}
