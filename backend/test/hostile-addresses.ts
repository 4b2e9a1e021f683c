/** One attempt to make a server-side client connect where it must not. */
export interface HostileAddress {
  group: "literal" | "name" | "redirect" | "rebinding" | "url";
  url: string;
  /** Answers of DNS, one list for each time it is asked; the last one repeats. */
  dns?: Record<string, string[][]>;
}

/** Stands for the public internet in the battery; connections to it end at a server that redirects where it is told. */
export const PUBLIC_ADDRESS = "93.184.216.34";

const LOOPBACK_HOSTS = [
  "127.0.0.1",
  "127.1",
  "127.0.1",
  "127.255.255.254",
  "2130706433",
  "0x7f000001",
  "0x7F.1",
  "0x7f.0x0.0x0.0x1",
  "017700000001",
  "0177.0.0.1",
  "0177.0.0.0x1",
  "00000177.1",
  "127.0.0.1.",
  "127.000.000.001",
  "%31%32%37.0.0.1",
  "127%2e0%2e0%2e1",
  "①②⑦.⓪.⓪.①",
  "127。0。0。1",
  "１２７．０．０．１",
  "0",
  "0.0.0.0",
  "0x0",
  "[::1]",
  "[0:0:0:0:0:0:0:1]",
  "[::]",
  "[::ffff:127.0.0.1]",
  "[::ffff:7f00:1]",
  "[0:0:0:0:0:ffff:127.0.0.1]",
  "[::127.0.0.1]",
];

const PRIVATE_HOSTS = [
  "10.0.0.1",
  "10.255.255.255",
  "167772161",
  "0xA000001",
  "012.0.0.1",
  "172.16.0.1",
  "172.31.255.255",
  "192.168.0.1",
  "192.168.257",
  "3232235777",
  "100.64.0.1",
  "100.127.255.254",
  "100.100.100.200",
  "169.254.0.1",
  "169.254.169.254",
  "2852039166",
  "0xa9fea9fe",
  "0251.0376.0251.0376",
  "169.254.170.2",
  "168.63.129.16",
  "192.0.0.192",
  "[fe80::1]",
  "[fc00::1]",
  "[fdff::1]",
  "[fd00:ec2::254]",
  "[fd20:ce::254]",
  "[fec0::1]",
  "[::ffff:10.0.0.1]",
  "[::ffff:169.254.169.254]",
  "[::ffff:0:169.254.169.254]",
  "[64:ff9b::169.254.169.254]",
  "[64:ff9b::7f00:1]",
  "[64:ff9b:1::10.0.0.1]",
  "[2002:7f00:1::]",
  "[2002:a9fe:a9fe::1]",
  "[2001:0:4136:e378:8000:63bf:3fff:fdd2]",
  "[2606:2800:220:1:0:5efe:10.0.0.1]",
  "[2606:2800:220:1:200:5efe:127.0.0.1]",
];

const RESERVED_HOSTS = [
  "0.1.2.3",
  "192.0.0.1",
  "192.0.2.1",
  "192.88.99.1",
  "198.18.0.1",
  "198.19.255.255",
  "198.51.100.1",
  "203.0.113.1",
  "224.0.0.1",
  "239.255.255.250",
  "240.0.0.1",
  "255.255.255.255",
  "[ff02::1]",
  "[ff0e::1]",
  "[100::1]",
  "[2001:2::1]",
  "[2001:10::1]",
  "[2001:20::1]",
  "[2001:db8::1]",
  "[3fff::1]",
  "[4000::1]",
  "[5f00::1]",
];

const LOCAL_NAMES = [
  "localhost",
  "LOCALHOST",
  "localhost.",
  "loc%61lhost",
  "ｌｏｃａｌｈｏｓｔ",
  "shop.localhost",
  "redis",
  "backend",
  "metadata.google.internal",
  "printer.local",
  "nas.lan",
  "db.corp",
  "postgres.default.svc.cluster.local",
];

const RESOLVED_ADDRESSES = [
  "127.0.0.1",
  "0.0.0.0",
  "10.1.2.3",
  "172.20.0.5",
  "192.168.1.1",
  "100.64.3.2",
  "169.254.169.254",
  "168.63.129.16",
  "224.0.0.1",
  "198.18.0.1",
  "203.0.113.7",
  "::1",
  "::",
  "::ffff:127.0.0.1",
  "::ffff:7f00:1",
  "64:ff9b::a9fe:a9fe",
  "2002:7f00:1::",
  "2001:0:1::1",
  "fe80::1",
  "fe80::1%lo",
  "fd00:ec2::254",
  "2001:db8::1",
  "::7f00:1",
];

const OTHER_URLS = [
  "file:///etc/passwd",
  "ftp://127.0.0.1/",
  "gopher://127.0.0.1:6379/_INFO",
  "dict://127.0.0.1:11211/stats",
  "ldap://127.0.0.1/",
  "ws://127.0.0.1/",
  "data:text/html,hello",
  "javascript:alert(1)",
  "blob:http://127.0.0.1/x",
  "//127.0.0.1/",
  "127.0.0.1",
  "http://",
  "http://user@127.0.0.1/",
  "http://public.example@127.0.0.1/",
  "http://public.example:80@127.0.0.1/",
  "http://127.0.0.1\\@public.example/",
  "http://127.0.0.1#@public.example/",
  "http://127.0.0.1?@public.example/",
  "http:127.0.0.1/",
  "http:\\\\127.0.0.1\\",
  "http://\t127.0.0.1/",
  "http://127.0.0.1:80/",
  "https://127.0.0.1/",
  "http://[::1]:443/",
];

const FORBIDDEN_PORTS = [22, 25, 3306, 5432, 6379, 8080, 9200, 11_211];

const REDIRECT_TARGETS = [
  "http://127.0.0.1/",
  "http://2130706433/",
  "http://[::1]/",
  "http://[::ffff:169.254.169.254]/",
  "http://169.254.169.254/latest/meta-data/",
  "http://10.0.0.1/",
  "https://192.168.0.1/",
  "//127.0.0.1/",
  "http://localhost/",
  "http://inside.example/",
  `http://public.example/?to=${encodeURIComponent("http://127.0.0.1/")}`,
  "http://public.example:6379/",
  "http://user@127.0.0.1/",
  "file:///etc/passwd",
  "gopher://127.0.0.1:6379/_INFO",
];

const PUBLIC_DNS = { "public.example": [[PUBLIC_ADDRESS]], "inside.example": [["10.0.0.9"]] };

function hostUrls(hosts: readonly string[]): HostileAddress[] {
  return hosts.map((host) => ({ group: "literal", url: `http://${host}/` }));
}

export const HOSTILE_ADDRESSES: readonly HostileAddress[] = [
  ...hostUrls([...LOOPBACK_HOSTS, ...PRIVATE_HOSTS, ...RESERVED_HOSTS]),
  ...LOCAL_NAMES.map((host) => ({ group: "name" as const, url: `http://${host}/` })),
  ...RESOLVED_ADDRESSES.map((address, index) => ({
    group: "name" as const,
    url: `http://inside-${index}.example/`,
    dns: { [`inside-${index}.example`]: [[address]] },
  })),
  { group: "name", url: "http://mixed.example/", dns: { "mixed.example": [[PUBLIC_ADDRESS, "10.0.0.1"]] } },
  { group: "name", url: "http://mixed.example./", dns: { "mixed.example": [["127.0.0.1", PUBLIC_ADDRESS]] } },
  ...OTHER_URLS.map((url) => ({ group: "url" as const, url, dns: PUBLIC_DNS })),
  ...FORBIDDEN_PORTS.map((port) => ({ group: "url" as const, url: `http://public.example:${port}/`, dns: PUBLIC_DNS })),
  ...REDIRECT_TARGETS.map((to) => ({
    group: "redirect" as const,
    url: `http://public.example/?to=${encodeURIComponent(to)}`,
    dns: PUBLIC_DNS,
  })),
  {
    group: "rebinding",
    url: "http://rebind.example/",
    dns: { "rebind.example": [[PUBLIC_ADDRESS], ["127.0.0.1"]] },
  },
  {
    group: "rebinding",
    url: "http://rebind.example/metadata",
    dns: { "rebind.example": [[PUBLIC_ADDRESS], ["169.254.169.254"], [PUBLIC_ADDRESS]] },
  },
  {
    group: "rebinding",
    url: `http://rebind.example/?to=${encodeURIComponent("http://second.example/")}`,
    dns: { "rebind.example": [[PUBLIC_ADDRESS]], "second.example": [["::1"]] },
  },
];
