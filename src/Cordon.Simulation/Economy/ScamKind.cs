namespace Cordon.Simulation.Economy;

/// <summary>The five kinds of scam that gangs of the simulated world run.</summary>
public enum ScamKind
{
    /// <summary>A paid task online: small payouts first, then deposits that grow.</summary>
    Employment,

    /// <summary>A shop or seller that does not deliver: mostly one modest payment.</summary>
    Shopping,

    /// <summary>A false police officer or bank: large payments within an hour or two.</summary>
    Impersonation,

    /// <summary>A false trading platform: a growing series over weeks to changing accounts.</summary>
    Investment,

    /// <summary>A false lover: a series over weeks.</summary>
    Romance,
}
