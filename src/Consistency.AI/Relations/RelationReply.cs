using System.Text.Json.Serialization;

namespace Consistency.AI.Relations;

/// <summary>What a model answers when it is asked how probable something is for each of several pairs.</summary>
internal sealed record RelationReply
{
    [JsonPropertyName("pairs")]
    public ScoredPair[]? Pairs { get; init; }
}

/// <summary>What a model holds of one pair.</summary>
internal sealed record ScoredPair
{
    [JsonPropertyName("number")]
    public int Number { get; init; }

    /// <summary>From 0 to 100.</summary>
    [JsonPropertyName("percent")]
    public double? Percent { get; init; }
}

[JsonSourceGenerationOptions(AllowTrailingCommas = true, NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(RelationReply))]
internal sealed partial class RelationJson : JsonSerializerContext;
