namespace Cordon.Core.Screening.Rules;

internal enum TokenKind
{
    Word,
    Number,
    Text,
    Percent,
    Comma,
    Open,
    Close,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Plus,
    Minus,
    Times,

    /// <summary>What belongs to no token; the lexer has reported it, so nobody else does.</summary>
    Stray,
    End,
}

/// <summary>A piece of rule text. Start is from 0, line and column from 1; all in UTF-16 code units.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int Length, int Line, int Column, bool IsFirstOnLine)
{
    public int End => Start + Length;
}
