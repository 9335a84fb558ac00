using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using static Consistency.Formats.Grammars.GrammarElement;

namespace Consistency.Formats.Grammars;

/// <summary>Exports the core of the claim language, so that a model can be constrained to write it.</summary>
/// <remarks>Thread-safe. Everything that an export allows is read by the parser without a remark.</remarks>
public static class ClaimGrammar
{
    /// <summary>Exports the core.</summary>
    /// <param name="format">The notation.</param>
    /// <param name="nouns">The only nouns to be used: lower-case words of ASCII letters; any word when null or empty.</param>
    /// <param name="names">The only names to be used: capitalised words of ASCII letters; any word when null or empty.</param>
    /// <returns>The grammar; the same arguments give the same text.</returns>
    /// <exception cref="ArgumentException">A word has other signs in it, is too short, or is one that sentences are built with.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such notation.</exception>
    public static string Export(GrammarFormat format, IEnumerable<string>? nouns = null, IEnumerable<string>? names = null)
    {
        CoreGrammar grammar = new(Checked(nouns, isName: false), Checked(names, isName: true));
        return format switch
        {
            GrammarFormat.Gbnf => GbnfWriter.Write(grammar),
            GrammarFormat.Ebnf => EbnfWriter.Write(grammar),
            GrammarFormat.JsonSchema => Schema(grammar),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "There is no such notation."),
        };
    }

    private static List<string> Checked(IEnumerable<string>? words, bool isName)
    {
        List<string> known = [];
        foreach (string word in words ?? [])
        {
            bool isWord = word.Length >= 3 && word[1..].All(char.IsAsciiLetterLower) && (isName ? char.IsAsciiLetterUpper(word[0]) : char.IsAsciiLetterLower(word[0]))
                && !CoreGrammar.Reserved.Contains(word.ToLowerInvariant());
            if (!isWord)
            {
                throw new ArgumentException(
                    $"'{word}' cannot be one of the {(isName ? "names" : "nouns")}: it is a {(isName ? "capitalised" : "lower-case")} word of at least three letters from a to z "
                    + "that sentences are not built with.");
            }

            if (!known.Contains(word))
            {
                known.Add(word);
            }
        }

        return known;
    }

    // The form of docs/claims.schema.json, with a text that the core allows.
    private static string Schema(CoreGrammar grammar)
    {
        GrammarElement sentence = Any(
            Seq(Ref("sentence"), Just(".")), Ref("literal"), Seq(Just("forall x: "), Ref("condition"), Just(" -> "), Ref("condition")));
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
            writer.WriteString("title", "Statements in the core of the claim language");
            writer.WriteString("type", "array");
            writer.WriteStartObject("items");
            writer.WriteString("type", "object");
            writer.WriteStartObject("properties");
            WriteProperty(writer, "kind", static w => WriteStrings(w, "enum", "claim", "fact", "rule", "question"));
            WriteProperty(writer, "text", w =>
            {
                w.WriteString("type", "string");
                w.WriteString("pattern", GrammarPattern.Of(grammar, sentence));
            });
            WriteProperty(writer, "confidence", static w =>
            {
                w.WriteString("type", "number");
                w.WriteNumber("minimum", 0);
                w.WriteNumber("maximum", 1);
            });
            WriteProperty(writer, "source", static w => w.WriteString("type", "string"));
            writer.WriteEndObject();
            WriteStrings(writer, "required", "text");
            writer.WriteBoolean("additionalProperties", false);

            // A question has no confidence.
            writer.WriteStartObject("if");
            writer.WriteStartObject("properties");
            WriteProperty(writer, "kind", static w => w.WriteString("const", "question"));
            writer.WriteEndObject();
            WriteStrings(writer, "required", "kind");
            writer.WriteEndObject();
            writer.WriteStartObject("then");
            writer.WriteStartObject("properties");
            writer.WriteBoolean("confidence", false);
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan).ReplaceLineEndings("\n") + "\n";
    }

    private static void WriteProperty(Utf8JsonWriter writer, string name, Action<Utf8JsonWriter> write)
    {
        writer.WriteStartObject(name);
        write(writer);
        writer.WriteEndObject();
    }

    private static void WriteStrings(Utf8JsonWriter writer, string name, params ReadOnlySpan<string> values)
    {
        writer.WriteStartArray(name);
        foreach (string value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }
}
