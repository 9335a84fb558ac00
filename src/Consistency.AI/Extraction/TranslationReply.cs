using System.Text.Json.Serialization;

namespace Consistency.AI.Extraction;

/// <summary>What a model answers when it is asked to translate sentences.</summary>
internal sealed record TranslationReply
{
    [JsonPropertyName("translations")]
    public TranslatedSentence[]? Translations { get; init; }
}

/// <summary>What a model wrote for one sentence.</summary>
internal sealed record TranslatedSentence
{
    [JsonPropertyName("number")]
    public int Number { get; init; }

    [JsonPropertyName("kind")]
    public string? Kind { get; init; }

    [JsonPropertyName("statements")]
    public string[]? Statements { get; init; }
}

[JsonSourceGenerationOptions(AllowTrailingCommas = true, NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(TranslationReply))]
internal sealed partial class TranslationJson : JsonSerializerContext;
