using System.Collections.Immutable;
using System.Text;

namespace Consistency.Cli.Testing;

/// <summary>The lines of a file that are read together: what all its tests share, and what one of them says and asks.</summary>
/// <param name="file">The text of the file.</param>
/// <param name="pieces">The pieces of it, in order; at most one of each line.</param>
internal sealed class PolicyTestLines(string file, ImmutableArray<PolicyTestLines.Piece> pieces)
{
    private const string Ask = "ask ";

    /// <summary>Gives them as a text in which every other line is empty, so that lines and columns are those of the file.</summary>
    /// <remarks>Made anew each time: a file of many tests is not kept once for each of them.</remarks>
    public string ToText()
    {
        StringBuilder text = new();
        int line = 1;
        foreach (Piece piece in pieces)
        {
            text.Append('\n', piece.Line - line);
            line = piece.Line;

            // What is expected stands behind some words, in whose place there is room for the keyword.
            text.Append(' ', piece.IsAsked ? piece.Column - Ask.Length : piece.Column);
            text.Append(piece.IsAsked ? Ask : string.Empty).Append(file, piece.Start, piece.End - piece.Start);
        }

        return text.ToString();
    }

    /// <summary>A piece of a line.</summary>
    /// <param name="Line">The number of the line, from 1.</param>
    /// <param name="Column">How many characters of the line stand before it.</param>
    /// <param name="Start">Where it starts in the file.</param>
    /// <param name="End">Where it ends; that of its line.</param>
    /// <param name="IsAsked">Whether it is asked about, not said.</param>
    internal readonly record struct Piece(int Line, int Column, int Start, int End, bool IsAsked);
}
