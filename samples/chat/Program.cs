// A chat whose every answer is checked against what is known and what was said before. Without an environment variable a scripted
// model plays its part. With CHAT_ENDPOINT and CHAT_MODEL set it is any endpoint that speaks OpenAI's protocol (a key, where it
// needs one, in CHAT_KEY), you write the questions, one to a line, and sentences that the grammar cannot read are translated by the same
// model.
using System.ClientModel;
using Consistency;
using Consistency.AI.Extraction;
using Consistency.AI.Middleware;
using Consistency.Claims;
using Microsoft.Extensions.AI;
using OpenAI;

ClaimSet known = new ClaimSetBuilder().AddText("""
    fact  Every penguin is a bird.
    fact  No penguin can fly.
    fact  Opus is a penguin.
    """).Build();

string? endpoint = Environment.GetEnvironmentVariable("CHAT_ENDPOINT");
string? model = Environment.GetEnvironmentVariable("CHAT_MODEL");
bool isScripted = string.IsNullOrEmpty(endpoint) && string.IsNullOrEmpty(model);
Uri? address = null;
if (!isScripted && (string.IsNullOrEmpty(model) || !Uri.TryCreate(endpoint, UriKind.Absolute, out address)))
{
    Console.Error.WriteLine(string.IsNullOrEmpty(model)
        ? "CHAT_ENDPOINT is set, but CHAT_MODEL is not: it names the model, such as llama3."
        : $"CHAT_MODEL is set, but CHAT_ENDPOINT ('{endpoint}') is no address, such as http://localhost:11434/v1/.");
    return 2;
}

using IChatClient client = isScripted ? Scripted() : OpenAICompatible(address!, model!);
using IChatClient chat = client.AsBuilder()
    .UseConsistency(new ConsistencyChatOptions
    {
        Known = known,
        Policy = AnswerPolicy.Revise,
        Extractor = isScripted ? null : new ModelClaimExtractor(client),
    })
    .Build();

List<ChatMessage> conversation = [new(ChatRole.System, "Answer in short, plain sentences, one fact in each. If you do not know, say so.")];
foreach (string question in isScripted ? ["What is Opus?", "Can Opus fly?", "And what does Opus eat?"] : Questions())
{
    Console.WriteLine($"you    {question}");
    conversation.Add(new ChatMessage(ChatRole.User, question));
    ChatResponse response;
    try
    {
        response = await chat.GetResponseAsync(conversation);
    }
    catch (Exception failure) when (failure is not OutOfMemoryException)
    {
        // What comes out here is the client's own failure: no answer, so nothing to check.
        Console.Error.WriteLine($"The model could not be asked: {failure.GetBaseException().Message}");
        return 1;
    }

    conversation.AddRange(response.Messages);
    Console.WriteLine($"model  {response.Text}");

    AnswerCheck? check = response.GetConsistencyCheck();
    string revised = check is { Revisions: > 0 } ? $", after {check.Revisions} revision(s)" : string.Empty;
    Console.WriteLine($"check  {check?.Outcome}{revised}: {check?.Reason}");
    Console.WriteLine();
}

return 0;

static IChatClient Scripted() => new ScriptedModel(
    "Opus is a penguin. Opus is a bird.",
    "Opus can fly. Opus is black.",     // contradicts what is known …
    "Opus cannot fly. Opus is black.",  // … so this is what it says when it is shown the conflict
    "I don't know.");

static IChatClient OpenAICompatible(Uri endpoint, string model) =>
    new OpenAIClient(
        new ApiKeyCredential(Environment.GetEnvironmentVariable("CHAT_KEY") is { Length: > 0 } key ? key : "none"),
        new OpenAIClientOptions { Endpoint = endpoint }).GetChatClient(model).AsIChatClient();

static IEnumerable<string> Questions()
{
    while (Console.ReadLine() is { } line)
    {
        if (!string.IsNullOrWhiteSpace(line))
        {
            yield return line.Trim();
        }
    }
}
