// The only place that names icons, so that each is packed once and looks the same everywhere.
export {
  AlarmClock, ArrowLeft, ArrowRight, Building2, CalendarDays, Check, ChevronDown, ChevronRight, CircleAlert,
  ClipboardList, Clock, Download, Ellipsis, Eye, FileSpreadsheet, Flame, Grid3x3, House, Inbox, Info, KeyRound,
  Languages, LayoutGrid, List, LogOut, Mail, MapPin, Menu as MenuIcon, MessageCircleHeart, Mic, MoonStar, MoveRight,
  Pencil, Phone, Plus, Printer, RotateCcw, Search, ShieldCheck, Siren, Sparkles, Sun, Type, Undo2, Upload, UserCog,
  UserRound, UserPlus, Users, WifiOff, X, DoorOpen, Lock, LockOpen, Ban, Contrast, Keyboard, SquarePen, ListChecks,
  Headset, Lightbulb, SlidersHorizontal, Merge, Archive,
} from '@lucide/vue';
