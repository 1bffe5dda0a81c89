namespace Cordon.Core.Screening.Rules;

/// <summary>The limits of a rule text. Each keeps reading and deciding bounded however hostile the text is.</summary>
public static class RuleLimits
{
    /// <summary>Rules in a set: ten times what officers can keep in mind.</summary>
    public const int RulesMax = 256;

    /// <summary>UTF-16 code units of a text: 256 rules of a thousand each.</summary>
    public const int TextLengthMax = 256 * 1024;

    /// <summary>Parentheses, "not" and minus signs inside one another: bounds the parser's recursion.</summary>
    public const int NestingMax = 32;

    /// <summary>Facts, literals and operators of one condition: bounds the compiler's recursion.</summary>
    public const int ExpressionNodesMax = 256;

    /// <summary>Different conditions in a whole set after sharing: 16 bytes of stack each while a block is decided.</summary>
    public const int ConditionsMax = 2048;

    /// <summary>Different sums and products in a whole set after sharing: 512 bytes of stack each while a block is decided.</summary>
    public const int ComputedColumnsMax = 64;

    /// <summary>Code units of a rule's code: it stands in every record of a decision.</summary>
    public const int CodeLengthMax = 64;

    /// <summary>Code units of a rule set's name.</summary>
    public const int NameLengthMax = 80;

    /// <summary>Code units of a sentence: what fits on a phone's screen, with room for another language.</summary>
    public const int SentenceLengthMax = 600;

    /// <summary>The largest version number.</summary>
    public const int VersionMax = 1_000_000_000;

    /// <summary>Digits of a number: any of 18 digits fits 64 bits.</summary>
    public const int NumberDigitsMax = 18;

    /// <summary>The longest a rule may hold a payment: ten days; nobody's money waits longer on a machine's word.</summary>
    public const long HoldMillisecondsMax = 10L * 24 * 60 * 60 * 1000;

    /// <summary>Faults reported for one text: past a hundred, nobody reads on.</summary>
    public const int FaultsMax = 100;
}
