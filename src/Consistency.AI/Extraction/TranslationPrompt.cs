using System.Globalization;
using System.Text;
using System.Text.Json;
using Consistency.AI.Calls;
using Microsoft.Extensions.AI;

namespace Consistency.AI.Extraction;

/// <summary>The question by which a model is asked to translate sentences into the claim language.</summary>
internal static class TranslationPrompt
{
    // What was said before helps to tell what "it" is; far back it costs tokens and helps no more.
    private const int MostContext = 6_000;
    private const int MostNames = 100;

    private static readonly JsonElement Schema = JsonDocument.Parse("""
        {
          "type": "object",
          "properties": {
            "translations": {
              "type": "array",
              "items": {
                "type": "object",
                "properties": {
                  "number": { "type": "integer" },
                  "kind": { "type": "string", "enum": ["claims", "nothing", "cannot"] },
                  "statements": { "type": "array", "items": { "type": "string" } }
                },
                "required": ["number", "kind", "statements"],
                "additionalProperties": false
              }
            }
          },
          "required": ["translations"],
          "additionalProperties": false
        }
        """).RootElement;

    private const string Instructions = """
        You translate sentences into a small controlled English that a program reads. Say exactly what the sentence says: the same
        names, the same words, the same denials, everything or something as there. Add nothing and leave nothing out. Split a
        sentence that claims several things into one statement for each. Replace pronouns by the name they stand for.

        Statements look like this:
        - Tweety is a bird.   Tweety is not a penguin.   Tweety can fly.   Tweety cannot swim.   Alice likes Bob.   Alice is older than Bob.
        - Every penguin is a bird.   No penguin can fly.   Some bird is a penguin.   All cold, big things are red.
        - If something is a bird and it is not a penguin then it can fly.   If Alice is a doctor then Bob is a lawyer.
        - Alice is a doctor or Alice is a lawyer.   According to Reuters, Alice is the CEO.   Alice was a doctor in 2019.
        Or as formulas: forall x: penguin(x) -> bird(x), !flies(tweety), exists x: bird(x) & penguin(x).

        Answer in JSON: {"translations": [{"number": 1, "kind": "claims", "statements": ["Tweety is a bird."]}, …], one for every
        sentence. kind is "claims"; "nothing" for a sentence that nothing could make true or false (a greeting, a question, a request,
        a matter of taste); "cannot" for a claim that these statements cannot express. Then statements is empty.
        """;

    /// <summary>What the answer must look like, for clients that can enforce it.</summary>
    public static ChatOptions Options { get; } = new()
    {
        ResponseFormat = ChatResponseFormat.ForJsonSchema(Schema, "translations", "The translation of every sentence."),
        Temperature = 0,
    };

    /// <summary>Puts the question together.</summary>
    /// <param name="context">The text that the sentences are from.</param>
    /// <param name="sentences">The sentences with their numbers, and what was wrong with the last translation of each, if there was one.</param>
    /// <param name="names">Names in use, to be used again.</param>
    public static List<ChatMessage> Messages(
        string context, IReadOnlyList<(int Number, string Sentence, string? Correction)> sentences, IEnumerable<string> names)
    {
        StringBuilder data = new();
        foreach ((int number, string sentence, string? correction) in sentences)
        {
            data.Append(CultureInfo.InvariantCulture, $"{number}. {sentence.ReplaceLineEndings(" ")}\n");
            if (correction is not null)
            {
                data.Append("   Your last translation was wrong: ").Append(correction).Append('\n');
            }
        }

        StringBuilder question = new();
        string known = string.Join(", ", names.Take(MostNames));
        if (known.Length > 0)
        {
            question.Append("Names in use, to be used again where the same is meant:\n").AppendLine(UntrustedText.Fence(known)).AppendLine();
        }

        question.Append("The text that the sentences are from:\n");
        question.AppendLine(UntrustedText.Fence(context.Length <= MostContext ? context : context[..MostContext])).AppendLine();
        question.Append("Translate each of these sentences:\n");
        question.Append(UntrustedText.Fence(data.ToString().TrimEnd()));
        return
        [
            new ChatMessage(ChatRole.System, $"{Instructions}\n\n{UntrustedText.Instruction}"),
            new ChatMessage(ChatRole.User, question.ToString()),
        ];
    }
}
