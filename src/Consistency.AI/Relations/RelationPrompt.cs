using System.Globalization;
using System.Text;
using System.Text.Json;
using Consistency.AI.Calls;
using Microsoft.Extensions.AI;

namespace Consistency.AI.Relations;

/// <summary>The questions by which a model is asked for relations.</summary>
internal static class RelationPrompt
{
    private const string Contradiction =
        "For each pair: how probable is it that A and B cannot both be true? Answer with a percentage from 0 (both can be true) to 100 " +
        "(they contradict each other). Sentences on different things can both be true.";

    private const string Entailment =
        "For each pair: how probable is it that B must be true if A is? Answer with a percentage from 0 (A says nothing of B) to 100 " +
        "(B follows from A). Being likely is not following.";

    private const string ContradictionYesOrNo =
        "Do A and B contradict each other, so that they cannot both be true? Sentences on different things can both be true. ";

    private const string EntailmentYesOrNo = "Must B be true if A is? Being likely is not following. ";

    private const string Form =
        "Answer in JSON: {\"pairs\": [{\"number\": 1, \"percent\": 97}, …], one for every pair.";

    private static readonly JsonElement Schema = JsonDocument.Parse("""
        {
          "type": "object",
          "properties": {
            "pairs": {
              "type": "array",
              "items": {
                "type": "object",
                "properties": { "number": { "type": "integer" }, "percent": { "type": "number" } },
                "required": ["number", "percent"],
                "additionalProperties": false
              }
            }
          },
          "required": ["pairs"],
          "additionalProperties": false
        }
        """).RootElement;

    /// <summary>What the answer must look like, for clients that can enforce it.</summary>
    public static ChatOptions Options { get; } = new() { ResponseFormat = ChatResponseFormat.ForJsonSchema(Schema, "relations") };

    public static List<ChatMessage> Messages(IReadOnlyList<SentencePair> pairs, bool isContradiction)
    {
        StringBuilder data = new();
        for (int i = 0; i < pairs.Count; i++)
        {
            data.Append(CultureInfo.InvariantCulture, $"{i + 1}. A: {Line(pairs[i].Premise)}\n   B: {Line(pairs[i].Hypothesis)}\n");
        }

        return
        [
            new ChatMessage(ChatRole.System, $"{(isContradiction ? Contradiction : Entailment)} {Form}\n\n{UntrustedText.Instruction}"),
            new ChatMessage(ChatRole.User, UntrustedText.Fence(data.ToString().TrimEnd())),
        ];
    }

    /// <summary>The question about one pair that is answered by a word.</summary>
    public static List<ChatMessage> YesOrNo(SentencePair pair, bool isContradiction) =>
    [
        new ChatMessage(
            ChatRole.System,
            $"{(isContradiction ? ContradictionYesOrNo : EntailmentYesOrNo)}Answer with one word, yes or no.\n\n{UntrustedText.Instruction}"),
        new ChatMessage(ChatRole.User, UntrustedText.Fence($"A: {Line(pair.Premise)}\nB: {Line(pair.Hypothesis)}")),
    ];

    private static string Line(string sentence) => sentence.ReplaceLineEndings(" ").Trim();
}
