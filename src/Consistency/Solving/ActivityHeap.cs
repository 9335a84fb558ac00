namespace Consistency.Solving;

/// <summary>A binary heap of variables, the one with the greatest activity on top; ties go to the smaller number.</summary>
/// <remarks>The order is total, so the search is the same on every machine.</remarks>
internal sealed class ActivityHeap
{
    private const double RescaleAbove = 1e100;
    private double[] _activities = new double[8];
    private int[] _heap = new int[8];
    private int[] _positions = new int[8];
    private int _count;
    private double _increment = 1;

    public bool IsEmpty => _count == 0;

    public int Count => _count;

    /// <summary>Forgets all variables; those from 1 to <paramref name="variableCount"/> start again, with equal activity.</summary>
    public void Reset(int variableCount)
    {
        EnsureCapacity(variableCount);
        Array.Clear(_activities, 0, variableCount + 1);
        _increment = 1;
        _count = variableCount;
        for (int i = 0; i < variableCount; i++)
        {
            _heap[i] = i + 1;
            _positions[i + 1] = i;
        }
    }

    public void Append(int variable)
    {
        EnsureCapacity(variable);
        _activities[variable] = 0;
        _positions[variable] = -1;
        Insert(variable);
    }

    public void Insert(int variable)
    {
        if (_positions[variable] < 0)
        {
            _positions[variable] = _count;
            _heap[_count] = variable;
            Up(_count++);
        }
    }

    /// <summary>Takes out all variables that have a value, in linear time; taking them from the top one by one costs a logarithm each.</summary>
    /// <param name="values">The value of the literal of each variable, at twice its number.</param>
    public void RemoveAssigned(ReadOnlySpan<sbyte> values)
    {
        int kept = 0;
        for (int i = 0; i < _count; i++)
        {
            int variable = _heap[i];
            if (values[2 * variable] == 0)
            {
                Place(variable, kept++);
            }
            else
            {
                _positions[variable] = -1;
            }
        }

        _count = kept;
        for (int position = (kept / 2) - 1; position >= 0; position--)
        {
            Down(position);
        }
    }

    public int RemoveTop()
    {
        int top = _heap[0];
        _positions[top] = -1;
        int last = _heap[--_count];
        if (_count > 0)
        {
            _heap[0] = last;
            _positions[last] = 0;
            Down(0);
        }

        return top;
    }

    public void Bump(int variable)
    {
        double activity = _activities[variable] += _increment;
        if (activity > RescaleAbove)
        {
            for (int i = 0; i < _activities.Length; i++)
            {
                _activities[i] /= RescaleAbove;
            }

            _increment /= RescaleAbove;
        }

        if (_positions[variable] >= 0)
        {
            Up(_positions[variable]);
        }
    }

    /// <summary>Makes older bumps count less.</summary>
    public void Decay() => _increment /= 0.95;

    private bool IsBefore(int left, int right)
    {
        double difference = _activities[left] - _activities[right];
        return difference > 0 || (difference == 0 && left < right);
    }

    private void Up(int position)
    {
        int variable = _heap[position];
        while (position > 0)
        {
            int parent = (position - 1) >> 1;
            if (!IsBefore(variable, _heap[parent]))
            {
                break;
            }

            Place(_heap[parent], position);
            position = parent;
        }

        Place(variable, position);
    }

    private void Down(int position)
    {
        int variable = _heap[position];
        while ((2 * position) + 1 < _count)
        {
            int child = (2 * position) + 1;
            if (child + 1 < _count && IsBefore(_heap[child + 1], _heap[child]))
            {
                child++;
            }

            if (!IsBefore(_heap[child], variable))
            {
                break;
            }

            Place(_heap[child], position);
            position = child;
        }

        Place(variable, position);
    }

    private void Place(int variable, int position)
    {
        _heap[position] = variable;
        _positions[variable] = position;
    }

    private void EnsureCapacity(int variable)
    {
        if (variable >= _activities.Length)
        {
            int capacity = Math.Max(variable + 1, 2 * _activities.Length);
            Array.Resize(ref _activities, capacity);
            Array.Resize(ref _heap, capacity);
            Array.Resize(ref _positions, capacity);
        }
    }
}
