namespace Cordon.Server.Live;

/// <summary>To whom the live page is shown. It names no person and no account, but what a centre holds is nobody else's business.</summary>
internal enum LivePageAccess
{
    /// <summary>To this machine only.</summary>
    Loopback,

    /// <summary>To whoever reaches the server.</summary>
    All,

    /// <summary>To nobody.</summary>
    Off,
}
