using System.Text.Json.Serialization;

namespace Consistency.Formats;

/// <summary>The serializer of statements, generated when the library is built: no reflection, so that trimming keeps working.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowTrailingCommas = true,
    ReadCommentHandling = System.Text.Json.JsonCommentHandling.Skip)]
[JsonSerializable(typeof(ClaimItem))]
[JsonSerializable(typeof(string))]
internal sealed partial class ClaimItemContext : JsonSerializerContext;
