using System.Text;

namespace Consistency.Cli.Tests;

/// <summary>Keeps what is written, and lets a test wait until something was, without sleeping.</summary>
internal sealed class AwaitedWriter : TextWriter
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly StringBuilder _text = new();
    private readonly List<(string Text, TaskCompletionSource Found)> _awaited = [];
    private int _seen;

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(string? value)
    {
        lock (_lock)
        {
            _text.Append(value);
            _awaited.RemoveAll(a => TryFind(a.Text) && a.Found.TrySetResult());
        }
    }

    /// <summary>Waits until a text was written behind the one that was last waited for.</summary>
    public Task SeeAsync(string text)
    {
        lock (_lock)
        {
            TaskCompletionSource found = new(TaskCreationOptions.RunContinuationsAsynchronously);
            if (TryFind(text))
            {
                found.SetResult();
            }
            else
            {
                _awaited.Add((text, found));
            }

            return found.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        }
    }

    public override string ToString()
    {
        lock (_lock)
        {
            return _text.ToString();
        }
    }

    private bool TryFind(string text)
    {
        int place = _text.ToString().IndexOf(text, _seen, StringComparison.Ordinal);
        _seen = place < 0 ? _seen : place + text.Length;
        return place >= 0;
    }
}
