using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Consistency.Rendering.Html;

/// <summary>Writes HTML in which text can only ever be text.</summary>
/// <remarks>Every name of an element or attribute comes from this library, every value and text goes through <see cref="VisibleText"/> and then
/// through the encoder.</remarks>
internal sealed class HtmlBuilder
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _html = new();
    private readonly Stack<string> _open = new();

    /// <summary>Opens an element; attributes with the value null are left out.</summary>
    public HtmlBuilder Open(string element, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Tag(element, attributes);
        _open.Push(element);
        return this;
    }

    /// <summary>Closes the element that was opened last.</summary>
    public HtmlBuilder Close()
    {
        _html.Append("</").Append(_open.Pop()).Append('>');
        return this;
    }

    /// <summary>Writes an element with nothing but text in it.</summary>
    public HtmlBuilder Element(string element, string text, params ReadOnlySpan<(string Name, string? Value)> attributes) =>
        Open(element, attributes).Text(text).Close();

    /// <summary>Writes an element that has no end tag.</summary>
    public HtmlBuilder Void(string element, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Tag(element, attributes);
        return this;
    }

    /// <summary>Writes text.</summary>
    public HtmlBuilder Text(string text)
    {
        _html.Append(Encoder.Encode(VisibleText.Of(text)));
        return this;
    }

    /// <summary>Starts a new line of the document, for those who read it.</summary>
    public HtmlBuilder Line()
    {
        _html.Append('\n');
        return this;
    }

    /// <summary>Writes what this library brings along: a style sheet or a script.</summary>
    public HtmlBuilder Own(string content)
    {
        _html.Append(content);
        return this;
    }

    /// <summary>Gives the document.</summary>
    public override string ToString() => _html.ToString();

    private void Tag(string element, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        _html.Append('<').Append(element);
        foreach ((string name, string? value) in attributes)
        {
            if (value is not null)
            {
                _html.Append(' ').Append(name).Append("=\"").Append(Encoder.Encode(VisibleText.Of(value))).Append('"');
            }
        }

        _html.Append('>');
    }
}
