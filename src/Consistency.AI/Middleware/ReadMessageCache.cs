using Consistency.AI.Extraction;

namespace Consistency.AI.Middleware;

/// <summary>Keeps what was found in messages; the least recently used ones go first.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class ReadMessageCache(int capacity)
{
    private readonly Dictionary<(string Source, string Text), LinkedListNode<((string Source, string Text) Key, ExtractedClaims Claims)>>
        _entries = [];

    private readonly LinkedList<((string Source, string Text) Key, ExtractedClaims Claims)> _byUse = [];
    private readonly object _changing = new();

    public ExtractedClaims? Find(string source, string text)
    {
        lock (_changing)
        {
            if (!_entries.TryGetValue((source, text), out var node))
            {
                return null;
            }

            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value.Claims;
        }
    }

    public void Add(string source, string text, ExtractedClaims claims)
    {
        lock (_changing)
        {
            if (capacity == 0 || _entries.ContainsKey((source, text)))
            {
                return;
            }

            if (_entries.Count == capacity)
            {
                _entries.Remove(_byUse.Last!.Value.Key);
                _byUse.RemoveLast();
            }

            _entries.Add((source, text), _byUse.AddFirst(((source, text), claims)));
        }
    }
}
