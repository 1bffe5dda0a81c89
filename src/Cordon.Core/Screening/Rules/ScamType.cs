namespace Cordon.Core.Screening.Rules;

/// <summary>The kinds of scam that a warning can name. The words of the rule language are these names in lower case.</summary>
public enum ScamType : byte
{
    /// <summary>The rule names none.</summary>
    None = 0,

    /// <summary>A job that asks for deposits or lends out an account.</summary>
    Employment = 1,

    /// <summary>Goods that are paid for and never come.</summary>
    Shopping = 2,

    /// <summary>Somebody who claims to be the police, a bank, an office or a relative.</summary>
    Impersonation = 3,

    /// <summary>An investment that pays out a little first and nothing later.</summary>
    Investment = 4,

    /// <summary>A loved one met only online.</summary>
    Romance = 5,
}
