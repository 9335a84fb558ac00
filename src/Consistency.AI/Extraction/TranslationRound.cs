using Consistency.AI.Calls;
using Microsoft.Extensions.AI;

namespace Consistency.AI.Extraction;

/// <summary>Translates sentences once, with corrections.</summary>
internal sealed class TranslationRound(
    ModelCaller caller, TranslationReader reader, ModelExtractionOptions options, string text, IReadOnlyList<string> names)
{
    /// <summary>Asks for translations until each is taken or the corrections are used up.</summary>
    /// <param name="sentences">The sentences.</param>
    /// <param name="isSample">Whether several answers are wanted to differ where the model is not sure.</param>
    /// <param name="cancellationToken">Ends the translation.</param>
    /// <returns>What came of each sentence, in order.</returns>
    public async Task<SentenceTranslation[]> TranslateAsync(string[] sentences, bool isSample, CancellationToken cancellationToken)
    {
        SentenceTranslation[] results = new SentenceTranslation[sentences.Length];
        string?[] corrections = new string?[sentences.Length];
        int[] pending = [.. Enumerable.Range(0, sentences.Length)];
        for (int round = 0; pending.Length > 0 && round <= options.MaxCorrections; round++)
        {
            await Task.WhenAll(pending.Chunk(options.SentencesPerCall).Select(AskAsync)).ConfigureAwait(false);
            pending = [.. pending.Where(i => results[i].Failure is not null && corrections[i] is not null)];
        }

        return results;

        async Task AskAsync(int[] batch)
        {
            List<ChatMessage> messages = TranslationPrompt.Messages(
                text, [.. batch.Select((i, k) => (k + 1, sentences[i], corrections[i]))], names);
            ChatOptions asked = TranslationPrompt.Options.Clone();
            asked.Temperature = isSample ? null : asked.Temperature;
            ModelReply reply = await caller.AskAsync(messages, asked, cancellationToken).ConfigureAwait(false);
            Dictionary<int, TranslatedSentence> written = [];
            string? reason = reply.Explanation;
            if (reply.IsAnswer && JsonReply.TryRead(reply.Text, TranslationJson.Default.TranslationReply, out TranslationReply? answer, out reason))
            {
                foreach (TranslatedSentence sentence in answer!.Translations ?? [])
                {
                    // The first word on a sentence counts; a second one is not asked for.
                    written.TryAdd(sentence.Number, sentence);
                }

                reason = "The model left this sentence out.";
            }

            for (int k = 0; k < batch.Length; k++)
            {
                int i = batch[k];
                results[i] = written.TryGetValue(k + 1, out TranslatedSentence? sentence)
                    ? reader.Read(sentences[i], sentence)
                    : SentenceTranslation.Failed(reason!);

                // A model that cannot be asked now is not asked again: the caller has tried as often as allowed.
                // Nor is one that calls a claim nothing a second time.
                bool isStubborn = results[i].Failure == TranslationReader.DoubtedNothing && corrections[i] == TranslationReader.DoubtedNothing;
                corrections[i] = reply.IsAnswer && !isStubborn ? results[i].Failure : null;
            }
        }
    }
}
