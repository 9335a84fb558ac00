using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Consistency.Server;

namespace Consistency.Page.Tests.Server;

/// <summary>The HTTP interface, over a real connection.</summary>
public sealed class ServerTests
{
    private static readonly HttpClient Client = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Check_TextAndJson_GiveTheSameReport()
    {
        await using ConsistencyServer server = await StartAsync();

        using JsonDocument fromText = await CheckAsync(server, "Tweety can fly. @ 0.9\nTweety cannot fly. @ 0.8");
        using JsonDocument fromJson = await CheckAsync(
            server, """[{"text": "Tweety can fly.", "confidence": 0.9}, {"text": "Tweety cannot fly.", "confidence": 0.8}]""", "application/json");

        Assert.Equal("inconsistent", fromText.RootElement.GetProperty("verdict").GetString());
        Assert.Equal(1.386294m, fromText.RootElement.GetProperty("cost").GetDecimal());
        Assert.Equal(1.386294m, fromJson.RootElement.GetProperty("cost").GetDecimal());
    }

    [Theory]
    [InlineData("json", "application/json", "{\"verdict\":\"inconsistent\"")]
    [InlineData("sarif", "application/sarif+json", "\"version\":\"2.1.0\"")]
    [InlineData("junit", "application/xml", "<testsuite")]
    [InlineData("markdown", "text/markdown", "## Inconsistent")]
    [InlineData("text", "text/plain", "Inconsistent: 1 conflict.")]
    [InlineData("html", "text/html", "<h1 id=\"verdict\">Inconsistent</h1>")]
    [InlineData("svg", "image/svg+xml", "<svg xmlns=")]
    public async Task Check_Format_IsAnsweredInIt(string format, string type, string content)
    {
        await using ConsistencyServer server = await StartAsync();

        using HttpResponseMessage response = await PostAsync(server, "p. !p.", path: $"check?format={format}");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
        Assert.Contains(content, await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Check_Undecided_IsNoError()
    {
        await using ConsistencyServer server = await ConsistencyServer.StartAsync(new ServerOptions(), static o => o with { MaxGroundClauses = 1 }, Token);

        using JsonDocument report = await CheckAsync(server, "rule forall x, y: r(x, y) -> r(y, x)\nr(a, b)\nr(b, c)");

        Assert.Equal("undecided", report.RootElement.GetProperty("verdict").GetString());
    }

    [Theory]
    [InlineData("GET", "check", "text/plain", 405)]
    [InlineData("DELETE", "openapi.json", "text/plain", 405)]
    [InlineData("POST", "nothing", "text/plain", 404)]
    [InlineData("GET", "../../etc/passwd", "text/plain", 404)]
    [InlineData("POST", "check?format=exe", "text/plain", 400)]
    [InlineData("POST", "check?format=live", "text/plain", 400)]
    [InlineData("POST", "check", "text/html", 415)]
    public async Task Request_Wrong_IsAProblem(string method, string path, string type, int status)
    {
        await using ConsistencyServer server = await StartAsync();
        using HttpRequestMessage request = new(new HttpMethod(method), new Uri(server.Address, path));
        if (method != "GET")
        {
            request.Content = new StringContent("p", Encoding.UTF8, type);
        }

        using HttpResponseMessage response = await Client.SendAsync(request, Token);

        await AssertProblemAsync(response, status);
    }

    [Theory]
    [InlineData("text/plain; charset=utf-16", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("text/plain; charset=iso-8859-1", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("text/plain; charset=\"UTF-8\"", HttpStatusCode.OK)]
    [InlineData("Text/Plain;charset=utf-8", HttpStatusCode.OK)]
    [InlineData("text/plain", HttpStatusCode.OK)]
    public async Task Check_InSomeEncoding_IsReadAsUtf8OrRefused(string type, HttpStatusCode status)
    {
        await using ConsistencyServer server = await StartAsync();
        using ByteArrayContent content = new("p"u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        using HttpResponseMessage response = await Client.PostAsync(new Uri(server.Address, "check"), content, Token);

        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData("evil.example", null)]
    [InlineData("127.0.0.1.evil.example", null)]
    [InlineData(null, "http://evil.example")]
    [InlineData(null, "null")]
    [InlineData(null, "http://127.0.0.1:1")]
    [InlineData(null, "https://127.0.0.1")]
    [InlineData(null, "http://localhost.evil.example")]
    public async Task Request_FromElsewhere_IsRefused(string? host, string? origin)
    {
        await using ConsistencyServer server = await StartAsync();
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(server.Address, "check")) { Content = new StringContent("p. !p.") };
        request.Headers.Host = host is null ? null : $"{host}:{server.Address.Port}";
        if (origin is not null)
        {
            request.Headers.TryAddWithoutValidation("Origin", origin);
        }

        using HttpResponseMessage response = await Client.SendAsync(request, Token);

        await AssertProblemAsync(response, 403);
    }

    [Fact]
    public async Task Request_OwnOrigin_IsAnswered()
    {
        await using ConsistencyServer server = await StartAsync();
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(server.Address, "check")) { Content = new StringContent("p. !p.") };
        request.Headers.Add("Origin", $"http://localhost:{server.Address.Port}");

        using HttpResponseMessage response = await Client.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Request_TooLarge_IsRefused(bool saysItsLength)
    {
        await using ConsistencyServer server = await ConsistencyServer.StartAsync(new ServerOptions { MaxRequestBytes = 100 }, Token);
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(server.Address, "check")) { Content = new StringContent(new string('p', 101)) };
        request.Headers.TransferEncodingChunked = !saysItsLength;

        using HttpResponseMessage response = await Client.SendAsync(request, Token);
        using JsonDocument next = await CheckAsync(server, "p");

        await AssertProblemAsync(response, 413);
        Assert.Equal("consistent", next.RootElement.GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task Checks_TooMany_AreTurnedAwayAndOthersAnswered()
    {
        using ManualResetEventSlim gate = new();
        await using ConsistencyServer server = await ConsistencyServer.StartAsync(
            new ServerOptions { MaxConcurrentChecks = 1, Timeout = TimeSpan.FromMinutes(1) },
            o =>
            {
                gate.Wait(Token);
                return o;
            },
            Token);

        // One runs, four wait, five too many.
        Task<HttpResponseMessage>[] all = [.. Enumerable.Range(0, 10).Select(_ => PostAsync(server, "p"))];
        while (all.Count(static t => t.IsCompleted) < 5)
        {
            await Task.Delay(10, Token);
        }

        gate.Set();
        HttpResponseMessage[] responses = await Task.WhenAll(all);

        Assert.Equal(5, responses.Count(static r => r.StatusCode == HttpStatusCode.OK));
        HttpResponseMessage[] away = [.. responses.Where(static r => r.StatusCode == HttpStatusCode.TooManyRequests)];
        Assert.Equal(5, away.Length);
        Assert.All(away, static r => Assert.Equal(TimeSpan.FromSeconds(1), r.Headers.RetryAfter!.Delta));
        await AssertProblemAsync(away[0], 429);
    }

    [Fact]
    public async Task Check_TooSlow_IsGivenUp()
    {
        await using ConsistencyServer server = await ConsistencyServer.StartAsync(
            new ServerOptions { Timeout = TimeSpan.FromMilliseconds(50) },
            static o =>
            {
                Thread.Sleep(300);
                return o;
            },
            Token);

        using HttpResponseMessage response = await PostAsync(server, "p. !p.");

        await AssertProblemAsync(response, 504);
    }

    [Fact]
    public async Task Check_Fails_IsNoVerdict()
    {
        await using ConsistencyServer server = await ConsistencyServer.StartAsync(
            new ServerOptions(), static _ => throw new InvalidOperationException("secret"), Token);

        using HttpResponseMessage response = await PostAsync(server, "p");

        await AssertProblemAsync(response, 500);
        Assert.DoesNotContain("secret", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Client_Leaves_TheCheckEnds()
    {
        PatientOracle.Waiting waiting = new();
        await using ConsistencyServer server = await ConsistencyServer.StartAsync(
            new ServerOptions { MaxConcurrentChecks = 1, Timeout = TimeSpan.FromMinutes(2) },
            o => o with { OracleFactory = waiting.IsCancelled.Task.IsCompleted ? null : variables => new PatientOracle(variables, waiting) },
            Token);
        using CancellationTokenSource leaving = CancellationTokenSource.CreateLinkedTokenSource(Token);

        Task<HttpResponseMessage> first = Client.PostAsync(
            new Uri(server.Address, "check"), new StringContent("p | q | r. p | q | !r. p | !q | r. p | !q | !r. !p | q | r. !p | q | !r. !p | !q | r. !p | !q | !r."), leaving.Token);
        await waiting.HasStarted.Task.WaitAsync(TimeSpan.FromSeconds(30), Token);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        // The oracle waits for two minutes unless it is told to stop; and the only place is free again.
        await waiting.IsCancelled.Task.WaitAsync(TimeSpan.FromSeconds(30), Token);
        using JsonDocument next = await CheckAsync(server, "p");
        Assert.Equal("consistent", next.RootElement.GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task Check_TurnDoesNotCome_IsTurnedAwayInTime()
    {
        using ManualResetEventSlim gate = new();
        TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using ConsistencyServer server = await ConsistencyServer.StartAsync(
            new ServerOptions { MaxConcurrentChecks = 1, Timeout = TimeSpan.FromMilliseconds(50) },
            o =>
            {
                started.TrySetResult();
                gate.Wait(Token);
                return o;
            },
            Token);
        Task<HttpResponseMessage> first = PostAsync(server, "p");
        await started.Task.WaitAsync(Token);

        using HttpResponseMessage second = await PostAsync(server, "p");

        Assert.False(first.IsCompleted);
        await AssertProblemAsync(second, 429);
        Assert.Equal(TimeSpan.FromSeconds(1), second.Headers.RetryAfter!.Delta);
        Assert.Contains("its turn did not come within 0.1 seconds", await second.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        gate.Set();
        (await first).Dispose();
    }

    [Fact]
    public async Task Listening_IsOnThisMachineOnly()
    {
        await using ConsistencyServer server = await StartAsync();

        Assert.Equal("127.0.0.1", server.Address.Host);
        foreach (IPAddress address in (await Dns.GetHostAddressesAsync(Dns.GetHostName(), Token)).Where(static a => !IPAddress.IsLoopback(a) && a.AddressFamily == AddressFamily.InterNetwork))
        {
            using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            await Assert.ThrowsAsync<SocketException>(() => socket.ConnectAsync(address, server.Address.Port, TestContext.Current.CancellationToken).AsTask());
        }
    }

    [Fact]
    public async Task Port_Taken_IsSaid()
    {
        await using ConsistencyServer server = await StartAsync();

        IOException e = await Assert.ThrowsAnyAsync<IOException>(() => ConsistencyServer.StartAsync(new ServerOptions { Port = server.Address.Port }, Token));

        Assert.Contains("address already in use", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenApi_Document_NamesWhatThereIs()
    {
        await using ConsistencyServer server = await StartAsync();

        using JsonDocument document = JsonDocument.Parse(await Client.GetStringAsync(new Uri(server.Address, "openapi.json"), Token));

        JsonElement check = document.RootElement.GetProperty("paths").GetProperty("/check").GetProperty("post");
        Assert.Equal("3.1.1", document.RootElement.GetProperty("openapi").GetString());
        Assert.Equal(ReplyFormat.Names, check.GetProperty("parameters")[0].GetProperty("schema").GetProperty("enum").EnumerateArray().Select(static e => e.GetString()!));
        JsonElement answers = check.GetProperty("responses").GetProperty("200").GetProperty("content");
        Assert.Equal(
            ReplyFormat.Names.Select(static n => ReplyFormat.Of(n)!.ContentType.Split(';')[0]), answers.EnumerateObject().Select(static p => p.Name));
        Assert.Equal(["400", "403", "413", "415", "429", "500", "504"], check.GetProperty("responses").EnumerateObject().Select(static p => p.Name).Where(static n => n != "200"));
        foreach (JsonProperty path in document.RootElement.GetProperty("paths").EnumerateObject())
        {
            foreach (JsonProperty method in path.Value.EnumerateObject())
            {
                using HttpRequestMessage request = new(new HttpMethod(method.Name.ToUpperInvariant()), new Uri(server.Address, path.Name));
                request.Content = method.Name == "post" ? new StringContent("p") : null;
                using HttpResponseMessage response = await Client.SendAsync(request, Token);
                Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            }
        }

        // Every reference leads somewhere.
        foreach (string reference in ReferencesIn(document.RootElement))
        {
            Assert.True(document.RootElement.GetProperty("components").GetProperty("schemas").TryGetProperty(reference["#/components/schemas/".Length..], out _), reference);
        }
    }

    private static IEnumerable<string> ReferencesIn(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(static p => p.NameEquals("$ref") ? [p.Value.GetString()!] : ReferencesIn(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(ReferencesIn),
        _ => [],
    };

    private static Task<ConsistencyServer> StartAsync() => ConsistencyServer.StartAsync(cancellationToken: Token);

    private static Task<HttpResponseMessage> PostAsync(
        ConsistencyServer server, string content, string type = "text/plain", string path = "check") =>
        Client.PostAsync(new Uri(server.Address, path), new StringContent(content, new UTF8Encoding(false), new MediaTypeHeaderValue(type)), Token);

    private static async Task<JsonDocument> CheckAsync(ConsistencyServer server, string content, string type = "text/plain")
    {
        using HttpResponseMessage response = await PostAsync(server, content, type);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync(Token));
    }

    private static async Task AssertProblemAsync(HttpResponseMessage response, int status)
    {
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        using JsonDocument problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Token));
        Assert.Equal(status, problem.RootElement.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.RootElement.GetProperty("detail").GetString()!);
        Assert.False(problem.RootElement.TryGetProperty("verdict", out _));
    }
}
