namespace Cordon.Core.Cases;

/// <summary>In which way a key was issued. The numbers stand in journals and never change.</summary>
public enum KeyOriginKind
{
    /// <summary>Nobody knows: early journals do not tell.</summary>
    Unrecorded = 0,

    /// <summary>With another key, over HTTP.</summary>
    Key = 1,

    /// <summary>On the console.</summary>
    Console = 2,

    /// <summary>By a command, on the centre's own data.</summary>
    CommandLine = 3,
}
