using Cordon.Core.Casework;

namespace Cordon.Core.Exchange.Requests;

/// <summary>Who says something in a request, for which centre, and who stands for it with them.</summary>
/// <param name="Centre">The centre they speak for.</param>
/// <param name="Officer">Who says it.</param>
/// <param name="Second">Who else signs; null for nobody.</param>
public sealed record RequestActor(string Centre, ActingOfficer Officer, ActingOfficer? Second = null)
{
    /// <summary>Who signs.</summary>
    public IReadOnlyList<string> Signers => Second is null ? [Officer.Id] : [Officer.Id, Second.Id];
}
