using System.Globalization;

namespace Consistency.Solving;

/// <summary>Parses WCNF text byte by byte, without making a string of any token.</summary>
internal sealed class WcnfParser(Stream stream)
{
    private const int EndOfInput = -1;
    private readonly byte[] _buffer = new byte[1 << 16];
    private readonly WeightedCnfBuilder _builder = new();
    private IntegerList _clause;
    private int _length;
    private int _position;
    private int _line = 1;
    private int _current;
    private bool _hasHeader;
    private bool _isUnweighted;
    private long _announcedClauses;
    private long _clauses;
    private long _top = long.MaxValue;
    private bool _hasTop;

    public WeightedCnf Parse()
    {
        Advance();
        bool isEmpty = _current == EndOfInput;
        while (SkipSpace())
        {
            if (_current == 'c')
            {
                SkipLine();
            }
            else if (_current == 'p')
            {
                ParseHeader();
            }
            else
            {
                ParseClause();
            }
        }

        if (!_hasHeader && _clauses == 0)
        {
            throw Error(isEmpty ? "The input is empty." : "The input holds neither a header nor a clause.");
        }

        if (_hasHeader && _clauses != _announcedClauses)
        {
            throw Error(FormattableString.Invariant(
                $"The header announces {_announcedClauses} clauses, but the input holds {_clauses}."));
        }

        return _builder.Build();
    }

    private void ParseHeader()
    {
        if (_hasHeader || _clauses > 0)
        {
            throw Error("A header (p …) must come once and before all clauses.");
        }

        Advance();
        RequireBlank();
        SkipBlanks();
        bool isWeighted = _current == 'w';
        foreach (char expected in isWeighted ? "wcnf" : "cnf")
        {
            if (_current != expected)
            {
                throw Error("The header must start with 'p wcnf' or 'p cnf'.");
            }

            Advance();
        }

        RequireBlank();
        _isUnweighted = !isWeighted;
        long variables = ParseHeaderNumber("number of variables");
        if (variables > WeightedCnfBuilder.MaximumVariable)
        {
            throw Error(FormattableString.Invariant(
                $"The header announces {variables} variables; at most {WeightedCnfBuilder.MaximumVariable} are possible."));
        }

        _builder.EnsureVariable((int)variables);
        _announcedClauses = ParseHeaderNumber("number of clauses");
        SkipBlanks();
        if (isWeighted && _current is not ('\n' or EndOfInput))
        {
            _top = ParseHeaderNumber("weight of hard clauses");
            _hasTop = true;
            if (_top == 0)
            {
                throw Error("The weight of hard clauses must be at least 1.");
            }
        }

        SkipBlanks();
        if (_current is not ('\n' or EndOfInput))
        {
            throw Unexpected("the end of the header");
        }

        _hasHeader = true;
    }

    private long ParseHeaderNumber(string meaning)
    {
        SkipBlanks();
        if (_current is '\n' or EndOfInput)
        {
            throw Error($"The header lacks the {meaning}.");
        }

        return ParseNumber(meaning);
    }

    private void ParseClause()
    {
        int start = _line;
        bool isHard = false;
        long weight = 1;
        if (!_hasHeader && _current == 'h')
        {
            isHard = true;
            Advance();
            RequireBlank();
        }
        else if (!_isUnweighted)
        {
            weight = ParseNumber("weight");
            isHard = _hasTop && weight >= _top;
            if (weight <= 0)
            {
                throw Error("A weight must be at least 1.");
            }
        }

        _clause.Clear();
        while (true)
        {
            if (!SkipSpace())
            {
                throw Error($"The clause that starts in line {start} lacks its final 0.");
            }

            long literal = ParseNumber("literal");
            if (literal == 0)
            {
                break;
            }

            long variable = Math.Abs(literal);
            if (_hasHeader ? variable > _builder.VariableCount : variable > WeightedCnfBuilder.MaximumVariable)
            {
                int greatest = _hasHeader ? _builder.VariableCount : WeightedCnfBuilder.MaximumVariable;
                throw Error(FormattableString.Invariant($"The literal {literal} is out of range; the greatest variable is {greatest}."));
            }

            if (!_hasHeader)
            {
                _builder.EnsureVariable((int)variable);
            }

            _clause.Add((int)literal);
        }

        Add(isHard, weight);
    }

    private void Add(bool isHard, long weight)
    {
        _clauses++;
        if (isHard)
        {
            _builder.AddHard(_clause.Items);
            return;
        }

        try
        {
            _builder.AddSoft(weight, _clause.Items);
        }
        catch (OverflowException)
        {
            throw Error("The sum of the weights exceeds 63 bits.");
        }
    }

    private long ParseNumber(string meaning)
    {
        bool isNegative = _current == '-';
        if (isNegative)
        {
            Advance();
        }

        if (_current is < '0' or > '9')
        {
            throw Unexpected($"a number ({meaning})");
        }

        long value = 0;
        while (_current is >= '0' and <= '9')
        {
            int digit = _current - '0';
            if (value > (long.MaxValue - digit) / 10)
            {
                throw Error($"The {meaning} exceeds 63 bits.");
            }

            value = (10 * value) + digit;
            Advance();
        }

        if (isNegative && value == 0)
        {
            throw Error("-0 is no number here.");
        }

        RequireBlank();
        return isNegative ? -value : value;
    }

    private void RequireBlank()
    {
        if (_current is not (' ' or '\t' or '\r' or '\n' or EndOfInput))
        {
            throw Unexpected("a blank");
        }
    }

    /// <summary>Skips blanks and line ends; false at the end of the input.</summary>
    private bool SkipSpace()
    {
        while (_current is ' ' or '\t' or '\r' or '\n')
        {
            Advance();
        }

        return _current != EndOfInput;
    }

    private void SkipBlanks()
    {
        while (_current is ' ' or '\t' or '\r')
        {
            Advance();
        }
    }

    private void SkipLine()
    {
        while (_current is not ('\n' or EndOfInput))
        {
            Advance();
        }
    }

    private void Advance()
    {
        if (_current == '\n')
        {
            _line++;
        }

        if (_position == _length)
        {
            _length = stream.Read(_buffer);
            _position = 0;
            if (_length == 0)
            {
                _current = EndOfInput;
                return;
            }
        }

        _current = _buffer[_position++];
    }

    private WcnfFormatException Unexpected(string expected)
    {
        string found = _current switch
        {
            EndOfInput => "the end of the input",
            '\n' => "the end of the line",
            > ' ' and < 127 => $"'{(char)_current}'",
            _ => "byte 0x" + _current.ToString("X2", CultureInfo.InvariantCulture),
        };
        return Error($"Expected {expected}, found {found}.");
    }

    private WcnfFormatException Error(string problem) => new(_line, problem);
}
