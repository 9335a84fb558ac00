using System.Text.Json;
using System.Text.Json.Serialization;

namespace Consistency.Formats;

/// <summary>One statement as JSON: the item of <c>docs/claims.schema.json</c>.</summary>
internal sealed class ClaimItem
{
    /// <summary>The name of the statement: a string, or a number.</summary>
    public JsonElement? Id { get; set; }

    /// <summary>claim, fact, rule, question or declaration; what the text says when null.</summary>
    public string? Kind { get; set; }

    /// <summary>The statement in words.</summary>
    public string? Text { get; set; }

    /// <summary>The statement in the formal register; it counts when both are there.</summary>
    public string? Formula { get; set; }

    /// <summary>From 0 to 1.</summary>
    public double? Confidence { get; set; }

    /// <summary>Who said it.</summary>
    public string? Source { get; set; }

    /// <summary>Properties that the form does not have.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
