using Cordon.Core.Casework;

namespace Cordon.Engine.Casework;

/// <summary>A line of a case's timeline.</summary>
/// <param name="Id">Its place: the next page ends before it.</param>
public sealed record CaseMoment(long Id, CaseEvent Event);
