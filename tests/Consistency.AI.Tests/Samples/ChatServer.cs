using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Consistency.AI.Tests.Samples;

/// <summary>A server on this machine that speaks as much of OpenAI's protocol as a chat needs, and says what it is told to.</summary>
internal sealed class ChatServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly string[] _answers;
    private readonly Task _serving;

    public ChatServer(params string[] answers)
    {
        _answers = answers;
        using (TcpListener free = new(IPAddress.Loopback, 0))
        {
            free.Start();
            Endpoint = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/v1/";
        }

        _listener.Prefixes.Add(Endpoint);
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Endpoint { get; }

    /// <summary>The alternatives of an answer's first token, by its request, for requests that ask for log-probabilities; null for none.</summary>
    public Func<JsonNode, (string Token, double LogProbability)[]>? Tokens { get; init; }

    /// <summary>The bodies of all requests, in order.</summary>
    public List<JsonNode> Requests { get; } = [];

    public void Dispose()
    {
        _listener.Close();
        _serving.Wait(TimeSpan.FromSeconds(5));
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            JsonNode request = (await JsonNode.ParseAsync(context.Request.InputStream))!;
            string answer = _answers[Math.Min(Requests.Count, _answers.Length - 1)];
            Requests.Add(request);
            context.Response.ContentType = "application/json";
            await JsonSerializer.SerializeAsync(context.Response.OutputStream, Completion(request, answer));
            context.Response.Close();
        }
    }

    private JsonObject? LogProbabilities(JsonNode request) => request["logprobs"]?.GetValue<bool>() != true || Tokens is null ? null : new JsonObject
    {
        ["content"] = new JsonArray(new JsonObject
        {
            ["token"] = Tokens(request)[0].Token,
            ["logprob"] = Tokens(request)[0].LogProbability,
            ["bytes"] = null,
            ["top_logprobs"] = new JsonArray([.. Tokens(request).Select(static t => new JsonObject { ["token"] = t.Token, ["logprob"] = t.LogProbability, ["bytes"] = null })]),
        }),
    };

    private JsonObject Completion(JsonNode request, string answer) => new()
    {
        ["id"] = "chatcmpl-1",
        ["object"] = "chat.completion",
        ["created"] = 1_700_000_000,
        ["model"] = request["model"]!.GetValue<string>(),
        ["choices"] = new JsonArray(new JsonObject
        {
            ["index"] = 0,
            ["finish_reason"] = "stop",
            ["logprobs"] = LogProbabilities(request),
            ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = answer },
        }),
        ["usage"] = new JsonObject { ["prompt_tokens"] = 7, ["completion_tokens"] = 5, ["total_tokens"] = 12 },
    };
}
