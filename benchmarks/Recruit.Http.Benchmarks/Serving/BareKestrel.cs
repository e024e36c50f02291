namespace Recruit.Benchmarks.Http.Serving;

/// <summary>The yardstick: Kestrel with one route that reads the answer and forgets it. Nothing that stores anything does with less.</summary>
internal sealed class BareKestrel : ServedTarget
{
    public override string Key => "kestrel";

    public override string Name => "bare Kestrel, stores nothing";

    protected override async Task<Running> StartAsync(string folder)
    {
        WriteAnyDevices(folder);
        var app = await PeerServer.StartAsync(_ => { }, (_, _, _, _, _) => Task.FromResult(DateTimeOffset.UtcNow));
        return new Running(new Uri(app.Urls.First()), app);
    }
}
