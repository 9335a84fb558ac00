using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Language;

/// <summary>What one sentence of a text tells about how its others are read: declared and listed names, and capital letters that name things.</summary>
internal sealed class TextContext
{
    private readonly HashSet<string> _constants = new(StringComparer.Ordinal);
    private readonly HashSet<char> _letters = [];

    /// <summary>Gets whether nothing is known.</summary>
    public bool IsEmpty => _constants.Count == 0 && _letters.Count == 0;

    /// <summary>Gets the names.</summary>
    public IReadOnlyCollection<string> Constants => _constants;

    /// <summary>Gets the letters.</summary>
    public IReadOnlyCollection<char> Letters => _letters;

    /// <summary>Takes note of what holds for a whole text, wherever it stands in it: declarations and letters.</summary>
    public void NoteEverywhere(ParseResult read)
    {
        foreach (ConstantDeclaration declared in read.Statements.Select(static s => s.Declaration).OfType<ConstantDeclaration>())
        {
            _constants.UnionWith(declared.Constants.Select(static c => c.Name));
        }

        _letters.UnionWith(read.LetterNames);
    }

    /// <summary>Takes note of what holds for what follows: the things that are listed.</summary>
    public void NoteHenceforth(ParseResult read) =>
        _constants.UnionWith(read.Listings.SelectMany(static l => l.Listed.Things).Select(static (Term t) => t.Name));

    /// <summary>Tells whether a sentence can be read in another way for it.</summary>
    public bool Concerns(string text)
    {
        if (_constants.Count > 0)
        {
            return true;
        }

        for (int i = 0; i < text.Length; i++)
        {
            if (_letters.Contains(text[i]) && (i == 0 || !char.IsLetterOrDigit(text[i - 1])) && (i + 1 == text.Length || !char.IsLetterOrDigit(text[i + 1])))
            {
                return true;
            }
        }

        return false;
    }
}
