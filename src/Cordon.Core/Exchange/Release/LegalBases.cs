namespace Cordon.Core.Exchange.Release;

/// <summary>By which law or agreement something may leave. Each has a time from which it is in force, between two parties.</summary>
[Flags]
public enum LegalBases
{
    /// <summary>By none.</summary>
    None = 0,

    /// <summary>The law at home: own desks, and banks that are connected.</summary>
    DomesticLaw = 1,

    /// <summary>An understanding between two centres.</summary>
    Memorandum = 2,

    /// <summary>Information between police of the EU (Directive 2023/977).</summary>
    Directive2023977 = 4,

    /// <summary>The Convention on Cybercrime of 2001.</summary>
    Budapest = 8,

    /// <summary>The UN convention against transnational organised crime.</summary>
    Untoc = 16,

    /// <summary>The UN convention against corruption.</summary>
    Uncac = 32,

    /// <summary>The UN convention against cybercrime of 2024.</summary>
    CybercrimeConvention = 64,

    /// <summary>Electronic evidence in the EU (Regulation 2023/1543).</summary>
    EEvidence = 128,

    /// <summary>A treaty on legal assistance between two states.</summary>
    MutualLegalAssistance = 256,
}
