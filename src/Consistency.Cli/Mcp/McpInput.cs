using System.Text;
using System.Text.Json;
using Consistency.Claims;
using Consistency.Formats;
using Consistency.Language;
using ModelContextProtocol.Protocol;

namespace Consistency.Cli.Mcp;

/// <summary>The arguments of a call, read by what its tool says that it takes.</summary>
internal sealed class McpInput
{
    private readonly IDictionary<string, JsonElement> _arguments;
    private readonly JsonElement _properties;
    private readonly string _tool;

    /// <summary>Reads arguments.</summary>
    /// <exception cref="McpInputException">One is unknown, missing or of another type, or the texts are too long together.</exception>
    public McpInput(Tool tool, IDictionary<string, JsonElement>? arguments, McpLimits limits)
    {
        _arguments = arguments ?? new Dictionary<string, JsonElement>();
        _properties = tool.InputSchema.GetProperty("properties");
        _tool = tool.Name;
        foreach (string name in _arguments.Keys)
        {
            if (!_properties.TryGetProperty(name, out _))
            {
                throw new McpInputException(
                    $"There is no argument '{Shortened(name)}'; {_tool} takes {string.Join(", ", _properties.EnumerateObject().Select(static p => p.Name))}.");
            }
        }

        string[] texts = [.. _arguments.Values.Select(static v => v.ValueKind is JsonValueKind.String or JsonValueKind.Array ? v.GetRawText() : string.Empty)];
        if (texts.Sum(static t => (long)t.Length) is long length && length > limits.MaxLength)
        {
            throw new McpInputException(
                $"Not checked: the texts have {length} characters together, and {limits.MaxLength} are read at most. Send fewer statements at once, those that bear on each other.");
        }
    }

    /// <summary>Gives a text; null when the call does not have it.</summary>
    /// <exception cref="McpInputException">It is no text.</exception>
    public string? Text(string name)
    {
        if (!Has(name, out JsonElement value))
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            throw new McpInputException($"'{name}' is no string.");
        }

        return value.GetString();
    }

    /// <summary>Gives a text that the tool cannot do without.</summary>
    /// <exception cref="McpInputException">It is missing or empty.</exception>
    public string RequiredText(string name) =>
        Text(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text : throw new McpInputException($"{_tool} needs the argument '{name}'.");

    /// <summary>Gives a number between the bounds that the tool states, or the usual one when the call does not have it.</summary>
    /// <exception cref="McpInputException">It is none, or out of its bounds.</exception>
    public double Number(string name, double usual)
    {
        if (!Has(name, out JsonElement value))
        {
            return usual;
        }

        JsonElement schema = _properties.GetProperty(name);
        (double least, double most) = (schema.GetProperty("minimum").GetDouble(), schema.GetProperty("maximum").GetDouble());
        bool isWhole = schema.GetProperty("type").ValueEquals("integer");
        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) && number >= least && number <= most && (!isWhole || number == Math.Floor(number))
            ? number
            : throw new McpInputException(FormattableString.Invariant($"'{name}' is a {(isWhole ? "whole " : string.Empty)}number between {least} and {most}."));
    }

    /// <summary>Puts the statements together: what is known, and what is said. Places name the argument.</summary>
    /// <exception cref="McpInputException">There is nothing to check.</exception>
    public ClaimSetBuilder ReadClaims(ParseResult? shared, CancellationToken cancellationToken)
    {
        ClaimParser parser = new();
        ClaimSetBuilder builder = new(parser);
        if (shared is not null)
        {
            builder.AddAll(shared.Statements, shared.Vocabulary, shared.Diagnostics);
        }

        foreach ((string name, StatementKind kind) in new[] { ("facts", StatementKind.Fact), ("rules", StatementKind.Rule) })
        {
            if (Text(name) is { } given)
            {
                ParseResult known = KnownStatements.Of(parser.Parse(given, name, cancellationToken), $"{name}:", kind);
                builder.AddAll(known.Statements, known.Vocabulary, known.Diagnostics);
            }
        }

        string? text = Text("text");
        bool hasClaims = Has("claims", out JsonElement claims);
        if (hasClaims == text is not null)
        {
            throw new McpInputException($"{_tool} needs either 'text' or 'claims'.");
        }

        if (hasClaims && claims.ValueKind != JsonValueKind.Array)
        {
            throw new McpInputException("'claims' is no array.");
        }

        return hasClaims
            ? builder.AddDocument(Encoding.UTF8.GetBytes(claims.GetRawText()), DocumentFormat.Json, "claims", cancellationToken)
            : builder.AddText(text!, "text", cancellationToken);
    }

    private static string Shortened(string name) => name.Length <= 40 ? name : name[..40] + "…";

    // What is null is left out.
    private bool Has(string name, out JsonElement value) =>
        _arguments.TryGetValue(name, out value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined);
}
